#include "heap.h"

#if defined(__APPLE__)
#include <malloc/malloc.h>

size_t ebb_heap_in_use(void) { return mstats().bytes_used; }
#else
#include <malloc.h>

size_t ebb_heap_in_use(void) {
    struct mallinfo2 told = mallinfo2();
    return told.uordblks + told.hblkhd;
}
#endif
