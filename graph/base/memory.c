/* For madvise() and mallopt(), which POSIX does not have. */
#define _DEFAULT_SOURCE

#include "memory.h"

#include <assert.h>
#ifdef __linux__
#include <malloc.h>
#endif
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/uio.h>
#include <unistd.h>

#include "address_limit.h"
#include "sanitized.h"

/* Blocks of an arena: each twice the one before. */
#define FIRST_BLOCK ((size_t)64 * 1024)
#define LAST_BLOCK  ((size_t)16 * 1024 * 1024)

/* So much of a vector is allotted at once at most. */
#define LAST_RUN ((size_t)4 * 1024 * 1024)

/* From here on memory comes in huge pages, where the system has them, and goes back to
 * it at once. */
#define HUGE_SIZE ((size_t)2 * 1024 * 1024)

/* Whoever tidies up needs a moment; it must not be for ever. */
#define TIDYING_SECONDS 10

struct tl_arena_block {
    struct tl_arena_block *previous;
    max_align_t bytes[];
};

/* What is said of memory that ends: of the whole process, as its memory is. */
struct last_words {
    _Atomic(const char *) stage;
    _Atomic(const char *) remark;
};

static struct last_words *
last_words(void)
{
    static struct last_words words;
    return &words;
}

void
tl_memory_stage(const char *stage)
{
    last_words()->stage = stage;
}

void
tl_memory_limit(uint64_t bytes, const char *remark)
{
#ifdef __linux__
    const int resource = RLIMIT_DATA; /* what was only reserved does not count */
#else
    const int resource = TL_ADDRESS_LIMIT;
#endif
    struct rlimit limit;
    if (TL_IS_SANITIZED || bytes >= RLIM_INFINITY || getrlimit(resource, &limit) != 0 ||
        limit.rlim_cur <= bytes)
        return;
    limit.rlim_cur = (rlim_t)bytes;
    if (setrlimit(resource, &limit) == 0)
        last_words()->remark = remark;
}

/* Nothing that could itself want memory: the texts go out as they are. */
static _Noreturn void
die(void)
{
    const char *stage = last_words()->stage;
    const char *remark = last_words()->remark;
    const char *const texts[] = {"tieline: out of memory", stage ? " while " : "",
                                 stage ? stage : "", remark ? remark : "", "\n"};
    struct iovec parts[sizeof texts / sizeof *texts];
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        parts[i] = (struct iovec){(char *)texts[i], strlen(texts[i])};
    ssize_t ignored = writev(STDERR_FILENO, parts, sizeof texts / sizeof *texts);
    (void)ignored;
    sigset_t blocked;
    if (pthread_sigmask(SIG_BLOCK, NULL, &blocked) == 0 &&
        sigismember(&blocked, TL_MEMORY_SIGNAL) == 1 &&
        kill(getpid(), TL_MEMORY_SIGNAL) == 0)
        sleep(TIDYING_SECONDS);
    _exit(2);
}

void
tl_memory_begin(void)
{
#ifdef M_MMAP_THRESHOLD
    /* glibc raises it to the size of what is freed, and keeps what is smaller. */
    (void)mallopt(M_MMAP_THRESHOLD, (int)HUGE_SIZE);
#endif
    sigset_t own;
    sigemptyset(&own);
    sigaddset(&own, TL_MEMORY_SIGNAL);
    signal(TL_MEMORY_SIGNAL, SIG_DFL);
    pthread_sigmask(SIG_UNBLOCK, &own, NULL);
}

/*
 * Memory that was not touched yet in huge pages: getting it and finding one's way in it
 * then take a fraction of the time. Where that cannot be, nothing is different.
 */
static void
prefer_huge_pages(void *memory, size_t size)
{
#ifdef MADV_HUGEPAGE
    const uintptr_t page = 4096;
    uintptr_t start = ((uintptr_t)memory + page - 1) & ~(page - 1);
    uintptr_t end = ((uintptr_t)memory + size) & ~(page - 1);
    if (size >= HUGE_SIZE)
        (void)madvise((void *)start, end - start, MADV_HUGEPAGE);
#else
    (void)memory, (void)size;
#endif
}

void *
tl_alloc(size_t size)
{
    void *memory = calloc(1, size ? size : 1);
    if (!memory)
        die();
    prefer_huge_pages(memory, size);
    return memory;
}

void *
tl_resize(void *memory, size_t size)
{
    memory = realloc(memory, size ? size : 1);
    if (!memory)
        die();
    return memory;
}

void
tl_free(void *memory)
{
    free(memory);
}

/* Memory that is not zeroed; a large piece begins where huge pages do. */
static void *
take(size_t size)
{
    void *memory = NULL;
    if (size < HUGE_SIZE)
        memory = malloc(size);
    else if (posix_memalign(&memory, HUGE_SIZE, size) != 0)
        memory = NULL;
    if (!memory)
        die();
    prefer_huge_pages(memory, size);
    return memory;
}

/* A block of `size` bytes, what it needs itself among them. */
static void
add_block(struct tl_arena *arena, size_t size)
{
    struct tl_arena_block *block = take(size);
    block->previous = arena->block;
    arena->block = block;
    arena->used = 0;
    arena->size = size - sizeof *block;
}

void *
tl_arena_take(struct tl_arena *arena, size_t size, size_t align)
{
    assert(align <= _Alignof(max_align_t));
    size_t start = (arena->used + align - 1) & ~(align - 1);
    if (!arena->block || start > arena->size || arena->size - start < size) {
        size_t own = sizeof *arena->block;
        size_t usual = arena->block ? 2 * (arena->size + own) : FIRST_BLOCK;
        usual = usual < LAST_BLOCK ? usual : LAST_BLOCK;
        if (size > SIZE_MAX - own)
            die();
        add_block(arena, size + own > usual ? size + own : usual);
        start = 0;
    }
    arena->used = start + size;
    return (char *)arena->block->bytes + start;
}

char *
tl_arena_text(struct tl_arena *arena, const char *text, size_t length)
{
    char *copy = tl_arena_take(arena, length + 1, 1);
    memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

void
tl_arena_clear(struct tl_arena *arena)
{
    while (arena->block) {
        struct tl_arena_block *previous = arena->block->previous;
        free(arena->block);
        arena->block = previous;
    }
    arena->used = arena->size = 0;
}

/*
 * Blocks are allotted in runs: of 1, 1, 2, 4, … and at last of always as many. How many
 * there are in the run that begins with a block; 0 where none does.
 */
static size_t
run_at(const struct tl_vector *vector, size_t block)
{
    size_t most = 1;
    while (2 * most * TL_BLOCK_ITEMS * vector->width <= LAST_RUN)
        most *= 2;
    if (block == 0)
        return 1;
    if (block < most)
        return block & (block - 1) ? 0 : block;
    return block % most ? 0 : most;
}

void
tl_vector_grow(struct tl_vector *vector)
{
    size_t block = vector->count >> TL_BLOCK_SHIFT;
    size_t run = run_at(vector, block);
    if (run == 0)
        return; /* it came with those before it */
    if (block + run > vector->allotted) {
        vector->allotted = 2 * (block + run);
        vector->blocks =
            tl_resize(vector->blocks, vector->allotted * sizeof *vector->blocks);
    }
    unsigned char *memory = tl_alloc(run * TL_BLOCK_ITEMS * vector->width);
    for (size_t i = 0; i < run; i++)
        vector->blocks[block + i] = memory + i * TL_BLOCK_ITEMS * vector->width;
}

/* How many elements ahead memory is asked for: they are anywhere. */
enum { AHEAD = 16 };

/* Rows are a few words long, for which calling memcpy() takes longer than copying. */
static void
copy_words(unsigned char *to, const unsigned char *from, size_t width)
{
    uint32_t word;
    size_t at = 0;
    for (; at + sizeof word <= width; at += sizeof word) {
        memcpy(&word, from + at, sizeof word);
        memcpy(to + at, &word, sizeof word);
    }
    for (; at < width; at++)
        to[at] = from[at];
}

void
tl_vector_gather(struct tl_vector *vector, const uint32_t *sequence, size_t count)
{
    struct tl_vector gathered = {.width = vector->width};
    for (size_t i = 0; i < count; i++) {
        if (i + AHEAD < count)
            __builtin_prefetch(tl_vector_at(vector, sequence[i + AHEAD]));
        copy_words(tl_vector_add(&gathered), tl_vector_at(vector, sequence[i]),
                   vector->width);
    }
    tl_vector_clear(vector);
    *vector = gathered;
}

void *
tl_vector_sorted(const struct tl_vector *vector,
                 int (*compare)(const void *, const void *))
{
    size_t count = vector->count;
    size_t width = vector->width;
    unsigned char *array = tl_alloc(count * width);
    for (size_t i = 0; i < count; i += TL_BLOCK_ITEMS) {
        size_t some = count - i < TL_BLOCK_ITEMS ? count - i : TL_BLOCK_ITEMS;
        memcpy(array + i * width, tl_vector_at(vector, i), some * width);
    }
    if (count)
        qsort(array, count, width, compare);
    return array;
}

static size_t
blocks_for(size_t count)
{
    return (count + TL_BLOCK_ITEMS - 1) >> TL_BLOCK_SHIFT;
}

/* What is left of a run that began before is to be as new. */
static void
wipe(struct tl_vector *vector, size_t count, size_t end)
{
    size_t block = blocks_for(count);
    if (count & (TL_BLOCK_ITEMS - 1))
        memset(tl_vector_at(vector, count), 0,
               (block * TL_BLOCK_ITEMS - count) * vector->width);
    for (; block < end && run_at(vector, block) == 0; block++)
        memset(vector->blocks[block], 0, TL_BLOCK_ITEMS * vector->width);
}

void
tl_vector_cut(struct tl_vector *vector, size_t count)
{
    size_t end = blocks_for(vector->count);
    if (count >= vector->count)
        return;
    wipe(vector, count, end);
    for (size_t block = blocks_for(count); block < end; block++) {
        if (run_at(vector, block) > 0)
            free(vector->blocks[block]);
    }
    vector->count = count;
}

void
tl_vector_leave_blocks(struct tl_vector *vector, size_t index)
{
    size_t block = index >> TL_BLOCK_SHIFT;
    size_t run = run_at(vector, vector->left);
    for (; vector->left + run <= block; run = run_at(vector, vector->left)) {
        free(vector->blocks[vector->left]);
        vector->blocks[vector->left] = NULL;
        vector->left += run;
    }
}

void
tl_vector_clear(struct tl_vector *vector)
{
    size_t end = blocks_for(vector->count);
    for (size_t block = vector->left; block < end; block++) {
        if (run_at(vector, block) > 0)
            free(vector->blocks[block]);
    }
    free(vector->blocks);
    *vector = (struct tl_vector){.width = vector->width};
}
