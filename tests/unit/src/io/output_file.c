/* Where outputs end up, and what stays as it was when something fails. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "src/io/sources.h"
#include "src/io/output_file.h"
#include "tests/support/support.h"

/* Opens an output in a folder, writes a text to it and closes it. */
static void
write_output(struct tl_output_files *outputs, struct folder *folder, const char *name,
             const char *text)
{
    struct tl_output_file *output =
        tl_output_file_open(outputs, folder_path(folder, name));
    assert_non_null(output);
    size_t length = strlen(text);
    assert_int_equal(write(tl_output_file_descriptor(output), text, length), length);
    assert_true(tl_output_file_close(output, 0));
}

static void
check_file(struct folder *folder, const char *name, const char *expected)
{
    char *text = folder_read(folder, name);
    if (!expected)
        assert_null(text);
    else
        assert_string_equal(text, expected);
    free(text);
}

static mode_t
mode_of(struct folder *folder, const char *name)
{
    struct stat status;
    assert_int_equal(stat(folder_path(folder, name), &status), 0);
    return status.st_mode & 07777;
}

static void
nothing_is_seen_until_all_is_committed(void **state)
{
    (void)state;
    struct folder folder = folder_begin();
    struct tl_output_files *outputs = tl_output_files_new(NULL);
    folder_write(&folder, "old", "before");
    write_output(outputs, &folder, "old", "after");
    write_output(outputs, &folder, "new", "there");
    check_file(&folder, "old", "before");
    check_file(&folder, "new", NULL);
    assert_true(tl_output_files_end(outputs, true));
    check_file(&folder, "old", "after");
    check_file(&folder, "new", "there");
    check_file(&folder, "old", "after");
    assert_int_equal(folder_count(&folder), 2);
    folder_end(&folder);
}

/* Not even one that nothing can be said of. */
static void
a_file_called_like_standard_output_is_not_asked_for(void **state)
{
    (void)state;
    struct folder folder = folder_begin();
    char before[512];
    assert_int_equal(symlink("-", folder_path(&folder, "-")), 0);
    assert_non_null(getcwd(before, sizeof before));
    assert_int_equal(chdir(folder.path), 0);
    struct tl_output_files *outputs = tl_output_files_new(NULL);
    struct tl_output_file *output = tl_output_file_open(outputs, "-");
    assert_int_equal(chdir(before), 0);
    assert_non_null(output);
    assert_int_equal(tl_output_file_descriptor(output), STDOUT_FILENO);
    assert_false(tl_output_files_end(outputs, false));
    folder_end(&folder);
}

static void
what_is_not_committed_leaves_nothing(void **state)
{
    (void)state;
    struct folder folder = folder_begin();
    struct tl_output_files *outputs = tl_output_files_new(NULL);
    folder_write(&folder, "old", "before");
    write_output(outputs, &folder, "old", "after");
    write_output(outputs, &folder, "new", "there");
    assert_non_null(tl_output_file_open(outputs, folder_path(&folder, "open")));
    assert_false(tl_output_files_end(outputs, false));
    check_file(&folder, "old", "before");
    assert_int_equal(folder_count(&folder), 1);
    folder_end(&folder);
}

static void
several_may_be_open_at_a_time(void **state)
{
    (void)state;
    struct folder folder = folder_begin();
    struct tl_output_files *outputs = tl_output_files_new(NULL);
    struct tl_output_file *a = tl_output_file_open(outputs, folder_path(&folder, "a"));
    struct tl_output_file *b = tl_output_file_open(outputs, folder_path(&folder, "b"));
    assert_int_equal(write(tl_output_file_descriptor(a), "a", 1), 1);
    assert_int_equal(write(tl_output_file_descriptor(b), "b", 1), 1);
    assert_true(tl_output_file_close(a, 0));
    assert_true(tl_output_file_close(b, 0));
    assert_true(tl_output_files_end(outputs, true));
    check_file(&folder, "a", "a");
    check_file(&folder, "b", "b");
    folder_end(&folder);
}

static void
links_stay_and_what_they_point_to_is_replaced(void **state)
{
    (void)state;
    struct folder folder = folder_begin();
    char link[512];
    struct stat status;
    mkdir(folder_path(&folder, "deep"), 0700);
    folder_write(&folder, "deep/file", "before");
    strcpy(link, folder_path(&folder, "link"));
    assert_int_equal(symlink("deep/file", link), 0);
    struct tl_output_files *outputs = tl_output_files_new(NULL);
    write_output(outputs, &folder, "link", "after");
    assert_true(tl_output_files_end(outputs, true));
    assert_int_equal(lstat(link, &status), 0);
    assert_true(S_ISLNK(status.st_mode));
    check_file(&folder, "deep/file", "after");
    assert_int_equal(folder_count(&folder), 2);
    folder_end(&folder);
}

/* As a shell would: the file that the link names comes into being. */
static void
links_to_nothing_stay_too(void **state)
{
    (void)state;
    struct folder folder = folder_begin();
    char link[512];
    struct stat status;
    mkdir(folder_path(&folder, "deep"), 0700);
    strcpy(link, folder_path(&folder, "link"));
    assert_int_equal(symlink("deep/file", link), 0);
    struct tl_output_files *outputs = tl_output_files_new(NULL);
    write_output(outputs, &folder, "link", "after");
    assert_true(tl_output_files_end(outputs, true));
    assert_int_equal(lstat(link, &status), 0);
    assert_true(S_ISLNK(status.st_mode));
    check_file(&folder, "deep/file", "after");
    folder_end(&folder);
}

static void
modes_stay_and_new_files_have_the_usual_one(void **state)
{
    (void)state;
    struct folder folder = folder_begin();
    mode_t mask = umask(027);
    folder_write(&folder, "private", "before");
    folder_write(&folder, "program", "before");
    chmod(folder_path(&folder, "private"), 0600);
    chmod(folder_path(&folder, "program"), 0775);
    struct tl_output_files *outputs = tl_output_files_new(NULL);
    write_output(outputs, &folder, "private", "after");
    write_output(outputs, &folder, "program", "after");
    write_output(outputs, &folder, "new", "after");
    assert_true(tl_output_files_end(outputs, true));
    assert_int_equal(mode_of(&folder, "private"), 0600);
    assert_int_equal(mode_of(&folder, "program"), 0775);
    assert_int_equal(mode_of(&folder, "new"), 0640);
    assert_int_equal(umask(mask), 027);
    folder_end(&folder);
}

/* Opening such a path fails, and says so with the path. */
static void
check_refused(const char *path)
{
    struct tl_output_files *outputs = tl_output_files_new(NULL);
    struct capture capture = capture_begin();
    struct tl_output_file *output = tl_output_file_open(outputs, path);
    char *said = capture_end(&capture);
    if (output)
        fail_msg("'%s' was opened", path);
    assert_int_equal(strncmp(said, "tieline: ", 9), 0);
    assert_non_null(strstr(said, path));
    free(said);
    assert_false(tl_output_files_end(outputs, false));
}

static void
what_cannot_be_written_is_known_at_once(void **state)
{
    (void)state;
    struct folder folder = folder_begin();
    char name[400];
    mkdir(folder_path(&folder, "folder"), 0700);
    folder_write(&folder, "file", "before");
    check_refused(folder_path(&folder, "folder"));
    check_refused(folder_path(&folder, "missing/file"));
    check_refused(folder_path(&folder, "file/inside"));
    check_refused(folder_path(&folder, "newfolder/"));
    assert_int_equal(folder_count(&folder), 2);
    memset(name, 'n', sizeof name);
    name[300] = '\0';
    check_refused(folder_path(&folder, name));
    check_refused("");
    assert_int_equal(folder_count(&folder), 2);
    folder_end(&folder);
}

static void
devices_are_written_directly(void **state)
{
    (void)state;
    struct tl_output_files *outputs = tl_output_files_new(NULL);
    struct stat status;
    struct tl_output_file *output = tl_output_file_open(outputs, "/dev/null");
    assert_non_null(output);
    assert_int_equal(write(tl_output_file_descriptor(output), "x", 1), 1);
    assert_true(tl_output_file_close(output, 0));
    assert_true(tl_output_files_end(outputs, true));
    assert_int_equal(stat("/dev/null", &status), 0);
    assert_true(S_ISCHR(status.st_mode));
}

static void
standard_output_stays_open(void **state)
{
    (void)state;
    struct tl_output_files *outputs = tl_output_files_new(NULL);
    struct tl_output_file *output = tl_output_file_open(outputs, "-");
    assert_int_equal(tl_output_file_descriptor(output), STDOUT_FILENO);
    assert_true(tl_output_file_close(output, 0));
    assert_true(tl_output_files_end(outputs, true));
    assert_true(fcntl(STDOUT_FILENO, F_GETFD) >= 0);
}

static void
an_error_of_writing_is_said(void **state)
{
    (void)state;
    struct folder folder = folder_begin();
    struct tl_output_files *outputs = tl_output_files_new(NULL);
    folder_write(&folder, "file", "before");
    struct tl_output_file *output =
        tl_output_file_open(outputs, folder_path(&folder, "file"));
    struct capture capture = capture_begin();
    assert_false(
        tl_output_file_close(output, 28)); /* ENOSPC on Linux, some error elsewhere */
    char *said = capture_end(&capture);
    assert_non_null(strstr(said, folder_path(&folder, "file")));
    free(said);
    assert_false(tl_output_files_end(outputs, false));
    check_file(&folder, "file", "before");
    assert_int_equal(folder_count(&folder), 1);
    folder_end(&folder);
}

static void
folders_are_made_and_go_again_unless_committed(void **state)
{
    (void)state;
    for (int commit = 0; commit < 2; commit++) {
        struct folder folder = folder_begin();
        struct tl_output_files *outputs = tl_output_files_new(NULL);
        assert_true(tl_output_file_folder(outputs, folder_path(&folder, "a")));
        assert_true(tl_output_file_folder(outputs, folder_path(&folder, "a/b")));
        assert_true(tl_output_file_folder(outputs, folder_path(&folder, "a/b")));
        write_output(outputs, &folder, "a/file", "1");
        write_output(outputs, &folder, "a/b/file", "2");
        assert_int_equal(tl_output_files_end(outputs, commit), commit);
        assert_int_equal(folder_count(&folder), commit);
        check_file(&folder, "a/file", commit ? "1" : NULL);
        check_file(&folder, "a/b/file", commit ? "2" : NULL);
        folder_end(&folder);
    }
}

static void
a_folder_that_was_there_stays(void **state)
{
    (void)state;
    struct folder folder = folder_begin();
    struct tl_output_files *outputs = tl_output_files_new(NULL);
    mkdir(folder_path(&folder, "a"), 0700);
    assert_true(tl_output_file_folder(outputs, folder_path(&folder, "a")));
    assert_false(tl_output_files_end(outputs, false));
    assert_int_equal(folder_count(&folder), 1);
    folder_end(&folder);
}

static void
a_folder_that_cannot_be_is_said(void **state)
{
    (void)state;
    static const char *const names[] = {"file", "file/a", "missing/a"};
    struct folder folder = folder_begin();
    folder_write(&folder, "file", "before");
    for (size_t i = 0; i < LENGTH_OF(names); i++) {
        struct tl_output_files *outputs = tl_output_files_new(NULL);
        struct capture capture = capture_begin();
        assert_false(tl_output_file_folder(outputs, folder_path(&folder, names[i])));
        char *said = capture_end(&capture);
        assert_non_null(strstr(said, names[i]));
        free(said);
        assert_false(tl_output_files_end(outputs, false));
    }
    check_file(&folder, "file", "before");
    folder_end(&folder);
}

/* Somebody has put a folder in its place meanwhile. */
static void
a_failing_commit_leaves_no_temporaries(void **state)
{
    (void)state;
    struct folder folder = folder_begin();
    struct tl_output_files *outputs = tl_output_files_new(NULL);
    write_output(outputs, &folder, "file", "after");
    mkdir(folder_path(&folder, "file"), 0700);
    struct capture capture = capture_begin();
    assert_false(tl_output_files_end(outputs, true));
    char *said = capture_end(&capture);
    assert_non_null(strstr(said, "/file"));
    free(said);
    assert_int_equal(folder_count(&folder), 1);
    folder_end(&folder);
}

static ino_t
number_of(struct folder *folder, const char *name)
{
    struct stat status;
    assert_int_equal(stat(folder_path(folder, name), &status), 0);
    return status.st_ino;
}

/* The old file itself, not one like it. */
static void
a_failing_commit_puts_back_what_was_renamed(void **state)
{
    (void)state;
    struct folder folder = folder_begin();
    struct tl_output_files *outputs = tl_output_files_new(NULL);
    folder_write(&folder, "old", "before");
    ino_t old = number_of(&folder, "old");
    assert_true(tl_output_file_folder(outputs, folder_path(&folder, "made")));
    write_output(outputs, &folder, "old", "after");
    write_output(outputs, &folder, "new", "after");
    write_output(outputs, &folder, "made/file", "after");
    write_output(outputs, &folder, "last", "after");
    mkdir(folder_path(&folder, "last"), 0700);
    struct capture capture = capture_begin();
    assert_false(tl_output_files_end(outputs, true));
    char *said = capture_end(&capture);
    assert_non_null(strstr(said, "/last: "));
    assert_null(strstr(said, " is new"));
    free(said);
    check_file(&folder, "old", "before");
    assert_int_equal(number_of(&folder, "old"), old);
    assert_int_equal(folder_count(&folder), 2);
    assert_int_equal(folder_count(&folder), 2);
    folder_end(&folder);
}

/* By whatever name: a link, a hard link. A device can be read and written. */
static void
what_is_read_is_not_written_to(void **state)
{
    (void)state;
    static const char *const names[] = {"input", "./input", "link", "hard"};
    struct folder folder = folder_begin();
    struct tl_sources sources = {0};
    folder_write(&folder, "input", "before");
    int input = open(folder_path(&folder, "input"), O_RDONLY);
    int device = open("/dev/null", O_RDONLY);
    tl_sources_add(&sources, "an input", input);
    tl_sources_add(&sources, "/dev/null", device);
    close(input);
    close(device);
    char path[512];
    strcpy(path, folder_path(&folder, "input"));
    assert_int_equal(link(path, folder_path(&folder, "hard")), 0);
    assert_int_equal(symlink("hard", folder_path(&folder, "link")), 0);
    struct tl_output_files *outputs = tl_output_files_new(&sources);
    for (size_t i = 0; i < LENGTH_OF(names); i++) {
        struct capture capture = capture_begin();
        assert_null(tl_output_file_open(outputs, folder_path(&folder, names[i])));
        char *said = capture_end(&capture);
        assert_non_null(strstr(said, names[i]));
        assert_non_null(strstr(said, "an input"));
        free(said);
    }
    assert_non_null(tl_output_file_open(outputs, "/dev/null"));
    write_output(outputs, &folder, "other", "after");
    assert_true(tl_output_files_end(outputs, true));
    tl_sources_clear(&sources);
    check_file(&folder, "input", "before");
    assert_int_equal(folder_count(&folder), 4);
    folder_end(&folder);
}

static void
two_in_one_place_are_refused(void **state)
{
    (void)state;
    static const char *const names[] = {"file", "./file", "link"};
    struct folder folder = folder_begin();
    struct tl_output_files *outputs = tl_output_files_new(NULL);
    assert_int_equal(symlink("file", folder_path(&folder, "link")), 0);
    write_output(outputs, &folder, "file", "first");
    for (size_t i = 0; i < LENGTH_OF(names); i++)
        assert_null(tl_output_file_open(outputs, folder_path(&folder, names[i])));
    write_output(outputs, &folder, "another", "second");
    assert_true(tl_output_files_end(outputs, true));
    check_file(&folder, "file", "first");
    check_file(&folder, "another", "second");
    assert_int_equal(folder_count(&folder), 3);
    folder_end(&folder);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_seen_until_all_is_committed),
        cmocka_unit_test(a_file_called_like_standard_output_is_not_asked_for),
        cmocka_unit_test(what_is_not_committed_leaves_nothing),
        cmocka_unit_test(several_may_be_open_at_a_time),
        cmocka_unit_test(links_stay_and_what_they_point_to_is_replaced),
        cmocka_unit_test(links_to_nothing_stay_too),
        cmocka_unit_test(modes_stay_and_new_files_have_the_usual_one),
        cmocka_unit_test(what_cannot_be_written_is_known_at_once),
        cmocka_unit_test(devices_are_written_directly),
        cmocka_unit_test(standard_output_stays_open),
        cmocka_unit_test(an_error_of_writing_is_said),
        cmocka_unit_test(folders_are_made_and_go_again_unless_committed),
        cmocka_unit_test(a_folder_that_was_there_stays),
        cmocka_unit_test(a_folder_that_cannot_be_is_said),
        cmocka_unit_test(a_failing_commit_leaves_no_temporaries),
        cmocka_unit_test(a_failing_commit_puts_back_what_was_renamed),
        cmocka_unit_test(what_is_read_is_not_written_to),
        cmocka_unit_test(two_in_one_place_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
