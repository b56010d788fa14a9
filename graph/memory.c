#include "memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define BLOCK_SIZE ((size_t)64 * 1024)

struct tl_arena_block {
    struct tl_arena_block *previous;
    max_align_t bytes[];
};

/* Nothing that could itself want memory: the text goes out as it is. */
static _Noreturn void
die(void)
{
    static const char message[] = "tieline: out of memory\n";
    ssize_t ignored = write(STDERR_FILENO, message, sizeof message - 1);
    (void)ignored;
    _exit(2);
}

void *
tl_alloc(size_t size)
{
    void *memory = calloc(1, size ? size : 1);
    if (!memory)
        die();
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

static void
add_block(struct tl_arena *arena, size_t size)
{
    struct tl_arena_block *block;
    if (size > SIZE_MAX - sizeof *block || !(block = malloc(sizeof *block + size)))
        die();
    block->previous = arena->block;
    arena->block = block;
    arena->used = 0;
    arena->size = size;
}

void *
tl_arena_take(struct tl_arena *arena, size_t size, size_t align)
{
    size_t start = (arena->used + align - 1) & ~(align - 1);
    if (!arena->block || start > arena->size || arena->size - start < size) {
        add_block(arena, size > BLOCK_SIZE ? size : BLOCK_SIZE);
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

void
tl_column_grow(struct tl_column *column)
{
    size_t block = column->count >> TL_BLOCK_SHIFT;
    if (block == column->allotted) {
        column->allotted = column->allotted ? 2 * column->allotted : 4;
        column->blocks =
            tl_resize(column->blocks, column->allotted * sizeof *column->blocks);
    }
    column->blocks[block] = tl_alloc(TL_BLOCK_ITEMS * column->width);
}

/* How many elements ahead memory is asked for: they are anywhere. */
enum { AHEAD = 16 };

void
tl_column_gather(struct tl_column *column, const uint32_t *sequence, size_t count)
{
    struct tl_column gathered = {.width = column->width};
    for (size_t i = 0; i < count; i++) {
        if (i + AHEAD < count)
            __builtin_prefetch(tl_column_at(column, sequence[i + AHEAD]));
        memcpy(tl_column_add(&gathered), tl_column_at(column, sequence[i]),
               column->width);
    }
    tl_column_clear(column);
    *column = gathered;
}

static size_t
blocks_for(size_t count)
{
    return (count + TL_BLOCK_ITEMS - 1) >> TL_BLOCK_SHIFT;
}

void
tl_column_cut(struct tl_column *column, size_t count)
{
    for (size_t i = blocks_for(count); i < blocks_for(column->count); i++)
        free(column->blocks[i]);
    if (count >= column->count)
        return;
    size_t rest = count & (TL_BLOCK_ITEMS - 1);
    if (rest)
        memset(tl_column_at(column, count), 0, (TL_BLOCK_ITEMS - rest) * column->width);
    column->count = count;
}

void
tl_column_clear(struct tl_column *column)
{
    tl_column_cut(column, 0);
    free(column->blocks);
    column->blocks = NULL;
    column->allotted = 0;
}
