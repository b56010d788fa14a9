#include "paper.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

void
paper_begin(struct paper *paper)
{
    paper->file = tmpfile();
    assert_non_null(paper->file);
    tl_out_open(&paper->out, fileno(paper->file));
}

const char *
paper_end(struct paper *paper)
{
    assert_int_equal(tl_out_close(&paper->out), 0);
    rewind(paper->file);
    size_t length = fread(paper->text, 1, sizeof paper->text, paper->file);
    assert_true(length < sizeof paper->text);
    paper->text[length] = '\0';
    fclose(paper->file);
    return paper->text;
}
