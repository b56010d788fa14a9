/* Pictures: dot as it is, not there, failing, hanging, stopping halfway. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "src/io/picture.h"
#include "tests/support/support.h"

static const struct tl_picture_words words = {"", "", ""};
static const struct tl_drawer_setting setting = {NULL, UINT64_MAX};

struct outcome {
    bool began;
    bool good;
    int error;
    char *said;
    char *picture;
};

static void
outcome_clear(struct outcome *outcome)
{
    free(outcome->said);
    free(outcome->picture);
}

static void
write_dot(const struct tl_picture *picture, const char *text)
{
    size_t length = strlen(text);
    while (length > 0) {
        ssize_t written = write(picture->input, text, length);
        if (written <= 0)
            return;
        text += written;
        length -= (size_t)written;
    }
}

/* Draws a picture with the first dot in `path`, into a file of the folder. */
static struct outcome
draw(struct folder *folder, const char *path, const char *format, const char *text,
     int seconds)
{
    struct outcome outcome = {.good = false};
    struct tl_picture picture;
    char *before = strdup(getenv("PATH"));
    setenv("PATH", path, 1);
    int file = open(folder_path(folder, "picture"), O_RDWR | O_CREAT | O_TRUNC, 0600);
    struct capture capture = capture_begin();
    outcome.began = tl_picture_begin(&picture, format, true, &setting);
    if (outcome.began) {
        write_dot(&picture, text);
        outcome.good = tl_picture_end(&picture, &words, file, seconds, &outcome.error);
    }
    outcome.said = capture_end(&capture);
    close(file);
    outcome.picture = folder_read(folder, "picture");
    setenv("PATH", before, 1);
    free(before);
    return outcome;
}

/* The same with a script of our own for dot, which is to fail with that message. */
static void
check_failure(const char *script, int seconds, const char *message)
{
    struct folder folder = folder_begin();
    char path[1024];
    folder_write(&folder, "dot", script);
    chmod(folder_path(&folder, "dot"), 0700);
    snprintf(path, sizeof path, "%s:%s", folder.path, getenv("PATH"));
    struct outcome outcome = draw(&folder, path, "svg", "digraph {}\n", seconds);
    assert_true(outcome.began);
    assert_false(outcome.good);
    if (strcmp(outcome.said, message) != 0)
        fail_msg("said\n%sexpected\n%s", outcome.said, message);
    outcome_clear(&outcome);
    folder_end(&folder);
}

static bool
has_dot(void)
{
    return system("dot -V >/dev/null 2>&1") == 0;
}

static void
dot_draws_whole_pictures(void **state)
{
    (void)state;
    static const struct {
        const char *format;
        const char *start;
    } rows[] = {{"svg", "<?xml"}, {"png", "\x89PNG"}, {"pdf", "%PDF"}};
    if (!has_dot())
        skip();
    for (size_t i = 0; i < LENGTH_OF(rows); i++) {
        struct folder folder = folder_begin();
        struct outcome outcome =
            draw(&folder, getenv("PATH"), rows[i].format, "digraph { a -> b }\n", 60);
        assert_string_equal(outcome.said, "");
        assert_true(outcome.good);
        assert_int_equal(outcome.error, 0);
        assert_memory_equal(outcome.picture, rows[i].start, strlen(rows[i].start));
        if (i == 0)
            assert_non_null(strstr(outcome.picture, "</svg>\n"));
        outcome_clear(&outcome);
        folder_end(&folder);
    }
}

static void
dot_s_own_error_is_said_in_a_line(void **state)
{
    (void)state;
    if (!has_dot())
        skip();
    struct folder folder = folder_begin();
    struct outcome outcome =
        draw(&folder, getenv("PATH"), "svg", "digraph { a -> \n", 60);
    assert_false(outcome.good);
    assert_non_null(strstr(outcome.said, "tieline: dot failed: "));
    assert_non_null(strstr(outcome.said, "syntax error"));
    assert_null(strstr(outcome.said, "<U+000A>\n"));
    outcome_clear(&outcome);
    folder_end(&folder);
}

static void
without_dot_there_is_advice(void **state)
{
    (void)state;
    struct folder folder = folder_begin();
    struct outcome outcome = draw(&folder, folder.path, "svg", "digraph {}\n", 60);
    assert_false(outcome.began && outcome.good);
    assert_string_equal(outcome.said,
                        "tieline: dot was not found in the absolute folders of PATH: "
                        "install Graphviz, or write the "
                        "diagram itself with -t dot\n");
    assert_string_equal(outcome.picture, "");
    outcome_clear(&outcome);
    folder_end(&folder);
}

/* Writing to a program that has gone must be an error and not the end. */
static void
a_large_diagram_for_no_dot_does_no_harm(void **state)
{
    (void)state;
    struct folder folder = folder_begin();
    char *large = malloc(1000001);
    memset(large, ' ', 1000000);
    large[1000000] = '\0';
    struct outcome outcome = draw(&folder, folder.path, "svg", large, 60);
    assert_false(outcome.began && outcome.good);
    outcome_clear(&outcome);
    folder_end(&folder);
    free(large);
}

static void
a_dot_that_fails_is_quoted(void **state)
{
    (void)state;
    check_failure("#!/bin/sh\necho 'no \033fonts' >&2\nexit 3\n", 60,
                  "tieline: dot failed: no <U+001B>fonts\n");
    check_failure("#!/bin/sh\ncat >/dev/null\nkill -SEGV $$\n", 60,
                  "tieline: dot failed: it was ended by signal 11; it may have needed "
                  "more memory than --ceiling drawing-memory=N allows\n");
    check_failure("#!/bin/sh\ncat >/dev/null\nexit 1\n", 60,
                  "tieline: dot failed: it ended with status 1\n");
}

static void
a_dot_that_stops_halfway_is_found_out(void **state)
{
    (void)state;
    check_failure("#!/bin/sh\ncat >/dev/null\necho '<svg>'\necho 'disk full' >&2\n", 60,
                  "tieline: dot gave only a part of the picture: disk full\n");
    check_failure("#!/bin/sh\ncat >/dev/null\n", 60,
                  "tieline: dot gave only a part of the picture\n");
    check_failure("#!/bin/sh\ncat >/dev/null\nprintf '<svg></svg>\\n<g'\n", 60,
                  "tieline: dot gave only a part of the picture\n");
}

/* Its end alone says nothing. */
static void
a_picture_without_a_beginning_is_none(void **state)
{
    (void)state;
    check_failure("#!/bin/sh\ncat >/dev/null\necho '</svg>'\n", 60,
                  "tieline: dot gave only a part of the picture\n");
    check_failure("#!/bin/sh\ncat >/dev/null\nprintf '</svg>\\n<?xml </svg>\\n'\n", 60,
                  "tieline: dot gave only a part of the picture\n");
}

/* What XML does not know: entities of HTML, and numbers of no character. */
static void
a_picture_that_no_browser_opens_is_none(void **state)
{
    (void)state;
    static const char *const entities[] = {
        "&nbsp;",     "&;",    "&#;",       "&#x;",     "&#0;",  "&#xD800;", "&#xFFFE;",
        "&#x110000;", "&AMP;", "& of Sons", "&#65 and", "&#xg;", "&#X41;"};
    for (size_t i = 0; i < LENGTH_OF(entities); i++) {
        char script[200], message[300];
        snprintf(script, sizeof script,
                 "#!/bin/sh\ncat >/dev/null\necho '<?xml ?><svg>&lt;%s</svg>'\n",
                 entities[i]);
        const char *end = strchr(entities[i], ';');
        int length = end ? (int)(end - entities[i]) + 1 : 11;
        char shown[12] = "";
        snprintf(shown, sizeof shown, "%s</svg>", entities[i]);
        snprintf(message, sizeof message,
                 "tieline: dot wrote '%.*s' into the picture, which is not XML: no "
                 "browser would open it; draw it as png or pdf, or report this as a "
                 "bug\n",
                 length, shown);
        check_failure(script, 60, message);
    }
}

static void
entities_of_xml_are_good(void **state)
{
    (void)state;
    struct folder folder = folder_begin();
    char path[1024];
    folder_write(&folder, "dot",
                 "#!/bin/sh\ncat >/dev/null\n"
                 "echo '<?xml ?><svg>&amp;&lt;&gt;&quot;&apos;&#9;&#x20;&#xD7FF;'\n"
                 "sleep 0.1; printf '&#xE000;&#x10fFfF;&a'; sleep 0.1\n"
                 "echo 'mp;nbsp;</svg>'\n");
    chmod(folder_path(&folder, "dot"), 0700);
    snprintf(path, sizeof path, "%s:%s", folder.path, getenv("PATH"));
    struct outcome outcome = draw(&folder, path, "svg", "digraph {}\n", 60);
    assert_string_equal(outcome.said, "");
    assert_true(outcome.good);
    outcome_clear(&outcome);
    folder_end(&folder);
}

/* As Graphviz 14 says it without the package that has the layout. */
static void
a_layout_that_dot_lacks_is_named(void **state)
{
    (void)state;
    check_failure(
        "#!/bin/sh\ncat >/dev/null\n"
        "echo 'Error: Layout type: \"neato\" not recognized. Use one of: dot' "
        ">&2\necho 'Error: Layout was not done.  Missing layout plugins?' >&2\n"
        "exit 1\n",
        60,
        "tieline: dot cannot lay out with neato: install the part of Graphviz "
        "that can (on Debian and Ubuntu the package libgvplugin-neato-layout8), "
        "or write the diagram itself with -t dot\n");
}

static void
a_dot_that_hangs_is_stopped(void **state)
{
    (void)state;
    static const char said[] = "tieline: dot had not finished after 1 seconds and was "
                               "stopped; select less, for "
                               "example with --top 100, or give it more time: "
                               "--ceiling drawing-seconds=N\n";
    time_t start = time(NULL);
    check_failure("#!/bin/sh\nexec sleep 60\n", 1, said);
    check_failure("#!/bin/sh\ncat >/dev/null\nwhile :; do echo more; done\n", 1, said);
    check_failure("#!/bin/sh\nexec >&- 2>&-\nexec sleep 60\n", 1, said);
    assert_true(time(NULL) - start < 30);
}

static void
much_of_both_is_taken_at_once(void **state)
{
    (void)state;
    struct folder folder = folder_begin();
    char path[1024];
    folder_write(&folder, "dot",
                 "#!/bin/sh\ncat >/dev/null\necho '<?xml ?>'\ni=0\n"
                 "while [ $i -lt 3000 ]; do\n"
                 "  echo 'a warning that is quite long, as warnings are' >&2\n"
                 "  echo '<g>some of the picture, of which there is much</g>'\n"
                 "  i=$((i + 1))\ndone\necho '</svg>'\n");
    chmod(folder_path(&folder, "dot"), 0700);
    snprintf(path, sizeof path, "%s:%s", folder.path, getenv("PATH"));
    struct outcome outcome = draw(&folder, path, "svg", "digraph {}\n", 60);
    assert_true(outcome.good);
    assert_int_equal(strlen(outcome.picture), 9 + 3000 * 51 + 7);
    outcome_clear(&outcome);
    folder_end(&folder);
}

/* Of a picture that no pipe can hold, so that dot cannot end while nobody reads. */
static void
a_full_disk_is_reported_to_the_caller(void **state)
{
    static const char script[] = "#!/bin/sh\ncat >/dev/null\n"
                                 "echo '<?xml ?>'\nhead -c 300000 /dev/zero\n"
                                 "echo '</svg>'\n";
    (void)state;
    struct folder folder = folder_begin();
    struct tl_picture picture;
    char path[1024];
    int error = 0;
    int full = open("/dev/full", O_WRONLY);
    if (full < 0)
        skip();
    folder_write(&folder, "dot", script);
    chmod(folder_path(&folder, "dot"), 0700);
    snprintf(path, sizeof path, "%s:%s", folder.path, getenv("PATH"));
    char *before = strdup(getenv("PATH"));
    setenv("PATH", path, 1);
    struct capture capture = capture_begin();
    assert_true(tl_picture_begin(&picture, "svg", true, &setting));
    assert_false(tl_picture_end(&picture, &words, full, 5, &error));
    char *said = capture_end(&capture);
    assert_string_equal(said, "");
    free(said);
    assert_int_equal(error, ENOSPC);
    setenv("PATH", before, 1);
    free(before);
    close(full);
    folder_end(&folder);
}

static size_t
count_descriptors(void)
{
    size_t count = 0;
    for (int i = 0; i < 256; i++)
        count += fcntl(i, F_GETFD) >= 0;
    return count;
}

static void
abandoning_leaves_nothing_open(void **state)
{
    (void)state;
    struct folder folder = folder_begin();
    char *before = strdup(getenv("PATH"));
    char path[1024];
    size_t open_before = count_descriptors();
    folder_write(&folder, "dot", "#!/bin/sh\nexec sleep 60\n");
    chmod(folder_path(&folder, "dot"), 0700);
    snprintf(path, sizeof path, "%s:%s", folder.path, before);
    setenv("PATH", path, 1);
    for (int i = 0; i < 5; i++) {
        struct tl_picture picture;
        assert_true(tl_picture_begin(&picture, "svg", true, &setting));
        tl_picture_abandon(&picture, 0);
    }
    setenv("PATH", before, 1);
    assert_int_equal(count_descriptors(), open_before);
    free(before);
    folder_end(&folder);
}

/* What would take too long is laid out again with straight lines. */
static void
slow_layouts_are_made_again_with_straight_lines(void **state)
{
    static const char script[] =
        "#!/bin/sh\ndot=$(cat)\n"
        "case $1$dot in\n"
        "-Tdot*'splines=\"line\"'*) echo 'digraph { graph [bb=\"0,0,12.5,20\"]; }';;\n"
        "-Tdot*) exec sleep 60;;\n"
        "*'bb=\"0,0,12.5,20\"'*more*) echo '<?xml ?>'; echo '</svg>';;\nesac\n";
    (void)state;
    struct folder folder = folder_begin();
    struct tl_picture picture;
    char path[1024];
    int error = 0;
    int64_t width = 0, height = 0;
    folder_write(&folder, "dot", script);
    chmod(folder_path(&folder, "dot"), 0700);
    snprintf(path, sizeof path, "%s:%s", folder.path, getenv("PATH"));
    char *before = strdup(getenv("PATH"));
    setenv("PATH", path, 1);
    int file = open(folder_path(&folder, "picture"), O_RDWR | O_CREAT | O_TRUNC, 0600);
    assert_true(tl_picture_begin(&picture, "svg", false, &setting));
    write_dot(&picture, "digraph {\na -> b;\n}\n");
    assert_true(tl_picture_lay_out(&picture, 60, &width, &height));
    assert_int_equal(width, 125);
    assert_int_equal(height, 200);
    write_dot(&picture, "more;\n}\n");
    assert_true(tl_picture_end(&picture, &words, file, 60, &error));
    assert_int_equal(error, 0);
    close(file);
    char *svg = folder_read(&folder, "picture");
    assert_string_equal(svg, "<?xml ?>\n</svg>\n");
    free(svg);
    setenv("PATH", before, 1);
    free(before);
    folder_end(&folder);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dot_draws_whole_pictures),
        cmocka_unit_test(dot_s_own_error_is_said_in_a_line),
        cmocka_unit_test(without_dot_there_is_advice),
        cmocka_unit_test(a_large_diagram_for_no_dot_does_no_harm),
        cmocka_unit_test(a_dot_that_fails_is_quoted),
        cmocka_unit_test(a_dot_that_stops_halfway_is_found_out),
        cmocka_unit_test(a_picture_without_a_beginning_is_none),
        cmocka_unit_test(a_picture_that_no_browser_opens_is_none),
        cmocka_unit_test(entities_of_xml_are_good),
        cmocka_unit_test(a_layout_that_dot_lacks_is_named),
        cmocka_unit_test(a_dot_that_hangs_is_stopped),
        cmocka_unit_test(much_of_both_is_taken_at_once),
        cmocka_unit_test(slow_layouts_are_made_again_with_straight_lines),
        cmocka_unit_test(a_full_disk_is_reported_to_the_caller),
        cmocka_unit_test(abandoning_leaves_nothing_open),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
