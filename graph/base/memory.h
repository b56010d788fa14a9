/*
 * Memory. This is the only file that calls malloc and free, and the only one that
 * deals with their failing: it says so on standard error and ends the process
 * with status 2, so that no caller ever sees a null pointer.
 */
#ifndef TL_GRAPH_BASE_MEMORY_H
#define TL_GRAPH_BASE_MEMORY_H

#include <signal.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Where this signal is blocked, somebody waits for it, who tidies up and ends the
 * process with status 2: it is sent when memory ends.
 */
#define TL_MEMORY_SIGNAL SIGUSR2

/* To be called once, before all else, by programs that want large pieces that are freed
 * to go back to the system at once, not to stay for the next; it sees to it that the
 * signal above is only blocked by themselves. */
void tl_memory_begin(void);

/* What memory is for from now on, as "reading the inputs", for the message where it
 * ends. Borrowed for ever. */
void tl_memory_stage(const char *stage);

/* From now on the process may have so many bytes of memory, as far as the system can
 * limit it. The message where they end is followed by `remark`, which is borrowed. */
void tl_memory_limit(uint64_t bytes, const char *remark);

/* `size` bytes, zeroed. To be given back with tl_free(). */
void *tl_alloc(size_t size);

/* Resizes what tl_alloc() gave (or NULL); new bytes are not zeroed. */
void *tl_resize(void *memory, size_t size);

void tl_free(void *memory);

/*
 * An arena: memory that is taken in pieces and goes at once. Pieces never move.
 */
struct tl_arena {
    struct tl_arena_block *block;
    size_t used;
    size_t size;
};

/* `size` bytes, not zeroed, aligned for `align`: a power of two, at most what suits
 * max_align_t. */
void *tl_arena_take(struct tl_arena *arena, size_t size, size_t align);

/* A copy of `length` bytes with a NUL after them. */
char *tl_arena_text(struct tl_arena *arena, const char *text, size_t length);

/* Gives back all pieces; the arena may be used again. */
void tl_arena_clear(struct tl_arena *arena);

/*
 * A vector: a list of elements of one width that grows in blocks, so that nothing
 * is ever copied and elements never move. Zero-initialise it but for `width`.
 */
struct tl_vector {
    size_t width;
    size_t count;
    unsigned char **blocks;
    size_t allotted; /* how many block pointers there is room for */
    size_t left;     /* so many blocks were given back already */
};

#define TL_BLOCK_SHIFT 10
#define TL_BLOCK_ITEMS ((size_t)1 << TL_BLOCK_SHIFT)

/* Element `index`, which must exist. */
static inline void *
tl_vector_at(const struct tl_vector *vector, size_t index)
{
    return vector->blocks[index >> TL_BLOCK_SHIFT] +
           (index & (TL_BLOCK_ITEMS - 1)) * vector->width;
}

/* Adds a block where all are full; only tl_vector_add() calls it. */
void tl_vector_grow(struct tl_vector *vector);

/* A new last element, zeroed. */
static inline void *
tl_vector_add(struct tl_vector *vector)
{
    if ((vector->count & (TL_BLOCK_ITEMS - 1)) == 0)
        tl_vector_grow(vector);
    return tl_vector_at(vector, vector->count++);
}

/*
 * Makes a vector of its own elements: `count` of them, in the order of the sequence,
 * which names none twice.
 */
void tl_vector_gather(struct tl_vector *vector, const uint32_t *sequence, size_t count);

/* The elements in an array, in the order of `compare` as for qsort(). To be freed. */
void *tl_vector_sorted(const struct tl_vector *vector,
                       int (*compare)(const void *, const void *));

/* Gives back whole blocks; only tl_vector_leave() calls it. */
void tl_vector_leave_blocks(struct tl_vector *vector, size_t index);

/* Gives back memory of elements before `index`, which nobody asks for any more. Nothing
 * can be dropped or gathered then. */
static inline void
tl_vector_leave(struct tl_vector *vector, size_t index)
{
    if (index >> TL_BLOCK_SHIFT > vector->left)
        tl_vector_leave_blocks(vector, index);
}

/* Drops the elements from `count` on. */
void tl_vector_cut(struct tl_vector *vector, size_t count);

/* Gives back all elements; the vector is empty and may be used again. */
void tl_vector_clear(struct tl_vector *vector);

#endif
