/* Whether a sanitizer is at work, which needs more addresses and calls of the system.
 */
#ifndef TL_GRAPH_BASE_SANITIZED_H
#define TL_GRAPH_BASE_SANITIZED_H

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define TL_IS_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer) ||             \
    __has_feature(thread_sanitizer)
#define TL_IS_SANITIZED 1
#endif
#endif
#ifndef TL_IS_SANITIZED
#define TL_IS_SANITIZED 0
#endif

_Static_assert(TL_IS_SANITIZED == 0 || TL_IS_SANITIZED == 1, "a flag");

#endif
