/* The table of fields, and statuses. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "graph/field.h"

static void
each_field_is_found_by_its_name_where_it_is(void **state)
{
    (void)state;
    for (enum tl_type type = 0; type < TL_TYPES; type++) {
        for (enum tl_field field = 0; field < TL_FIELDS; field++) {
            enum tl_field found = tl_field_find(type, tl_fields[field].name);
            if (tl_type_has(type, field))
                assert_int_equal(found, field);
            else
                assert_int_equal(found, TL_FIELDS);
        }
        assert_int_equal(tl_field_find(type, ""), TL_FIELDS);
        assert_int_equal(tl_field_find(type, "ID"), TL_FIELDS);
    }
}

static void
the_table_is_whole(void **state)
{
    (void)state;
    for (enum tl_field field = 0; field < TL_FIELDS; field++) {
        assert_non_null(tl_fields[field].name);
        assert_int_not_equal(tl_fields[field].types, 0);
        assert_int_equal(tl_fields[field].types >> TL_TYPES, 0);
    }
    for (enum tl_type type = 0; type < TL_TYPES; type++) {
        assert_non_null(tl_type_names[type]);
        assert_non_null(tl_type_plurals[type]);
    }
}

static void
misspelled_fields_are_recognised(void **state)
{
    (void)state;
    assert_string_equal(tl_field_near(TL_EVENT, "titel"), "title");
    assert_string_equal(tl_field_near(TL_EVENT, "part-of"), "part_of");
    assert_string_equal(tl_field_near(TL_EVENT, "Date"), "date");
    assert_string_equal(tl_field_near(TL_RELATION, "sorce"), "source");
    assert_null(tl_field_near(TL_ACTOR, "titel"));
    assert_null(tl_field_near(TL_EVENT, "temperature"));
}

static void
statuses_are_known_by_name(void **state)
{
    (void)state;
    for (enum tl_status status = TL_STATED; status < TL_STATUSES; status++)
        assert_int_equal(tl_status_find(tl_status_names[status]), status);
    assert_int_equal(tl_status_find(""), TL_STATUSES);
    assert_int_equal(tl_status_find("Stated"), TL_STATUSES);
    assert_int_equal(tl_status_find("uncited"), TL_STATUSES);
    assert_string_equal(tl_status_names[TL_UNCITED], "");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_field_is_found_by_its_name_where_it_is),
        cmocka_unit_test(the_table_is_whole),
        cmocka_unit_test(misspelled_fields_are_recognised),
        cmocka_unit_test(statuses_are_known_by_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
