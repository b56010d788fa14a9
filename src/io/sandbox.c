/* For syscall(), which POSIX does not have. */
#define _GNU_SOURCE

#include "sandbox.h"

#include <signal.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "graph/base/sanitized.h"

void
tl_sandbox_end_with(pid_t parent)
{
#ifdef __linux__
    (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
    if (getppid() != parent)
        _exit(0); /* it has ended already */
}

#if defined(__linux__) && defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__linux__) && defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#elif defined(__linux__) && defined(__i386__)
#define ARCHITECTURE AUDIT_ARCH_I386
#endif

#if defined(ARCHITECTURE) && !TL_IS_SANITIZED

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>

/* What computing needs: memory, locks, time, and to end; reading only from what is open
 * already, as valgrind does. */
static const uint32_t calls_to_compute[] = {
    __NR_read,
    __NR_write,
    __NR_writev,
    __NR_exit,
    __NR_exit_group,
    __NR_brk,
    __NR_munmap,
    __NR_mremap,
    __NR_mprotect,
    __NR_madvise,
    __NR_futex,
    __NR_close,
    __NR_rt_sigreturn,
    __NR_rt_sigprocmask,
    __NR_getpid,
    __NR_gettid,
    __NR_tgkill,
    __NR_clock_gettime,
    __NR_getrandom,
#ifdef __NR_mmap
    __NR_mmap,
#endif
#ifdef __NR_mmap2
    __NR_mmap2,
#endif
#ifdef __NR_time
    __NR_time,
#endif
#ifdef __NR_clock_gettime64
    __NR_clock_gettime64,
#endif
#ifdef __NR_futex_time64
    __NR_futex_time64,
#endif
};

/* What reaches the network, or other processes, or goes around these rules. */
static const uint32_t calls_to_reach[] = {
    __NR_socket,         __NR_ptrace, __NR_process_vm_writev,
#ifdef __NR_socketcall
    __NR_socketcall,
#endif
#ifdef __NR_io_uring_setup
    __NR_io_uring_setup,
#endif
};

enum { MOST_CALLS = 40 };

/* Lets only the calls of a list be made, or all others; what is refused fails. */
static void
filter_calls(const uint32_t *calls, size_t count, bool allows)
{
    enum { X32 = 0x40000000 }; /* from here on they are those of another architecture */
    const uint32_t refuse = SECCOMP_RET_ERRNO | EPERM;
    struct sock_filter code[MOST_CALLS + 8] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, refuse),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, X32, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, refuse),
    };
    size_t used = 6;
    for (size_t i = 0; i < count && i < MOST_CALLS; i++) {
        uint8_t found = (uint8_t)(count - i); /* over the others, and what follows */
        code[used++] =
            (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, calls[i], found, 0);
    }
    code[used++] = (struct sock_filter)BPF_STMT(
        BPF_RET | BPF_K, allows ? refuse : (uint32_t)SECCOMP_RET_ALLOW);
    code[used++] = (struct sock_filter)BPF_STMT(
        BPF_RET | BPF_K, allows ? (uint32_t)SECCOMP_RET_ALLOW : refuse);
    struct sock_fprog program = {.len = (unsigned short)used, .filter = code};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
        (void)prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0);
}

/*
 * Landlock, by its numbers in the kernel's interface, which are fixed: the header is
 * not on all systems that have the calls. All ways to write of its first version, and
 * from the third on, to cut files.
 */
#define WRITE_FILE UINT64_C(0x2)
#define MAKE_FILES UINT64_C(0x1ff0)
#define TRUNCATE   UINT64_C(0x4000)

enum { CREATE_RULESET = 444, ADD_RULE = 445, RESTRICT_SELF = 446 };
enum { ASK_VERSION = 1, BENEATH = 1, VERSION_OF_TRUNCATE = 3 };

static void
write_no_file(void)
{
    struct {
        uint64_t handled;
    } ruleset = {WRITE_FILE | MAKE_FILES};
    struct {
        uint64_t allowed;
        int32_t parent;
    } __attribute__((packed)) null = {WRITE_FILE, -1};
    long version = syscall(CREATE_RULESET, NULL, 0, ASK_VERSION);
    if (version >= VERSION_OF_TRUNCATE)
        ruleset.handled |= TRUNCATE;
    int rules =
        version > 0 ? (int)syscall(CREATE_RULESET, &ruleset, sizeof ruleset, 0) : -1;
    if (rules < 0)
        return;
    null.parent = open("/dev/null", O_WRONLY | O_CLOEXEC);
    null.allowed |= ruleset.handled & TRUNCATE;
    (void)syscall(ADD_RULE, rules, BENEATH, &null, 0);
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
        (void)syscall(RESTRICT_SELF, rules, 0);
    close(null.parent);
    close(rules);
}

void
tl_sandbox_compute(void)
{
    filter_calls(calls_to_compute, sizeof calls_to_compute / sizeof *calls_to_compute,
                 true);
}

void
tl_sandbox_read(void)
{
    write_no_file();
    filter_calls(calls_to_reach, sizeof calls_to_reach / sizeof *calls_to_reach, false);
}

#else

void
tl_sandbox_compute(void)
{
}

void
tl_sandbox_read(void)
{
}

#endif
