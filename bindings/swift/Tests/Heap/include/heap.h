#include <stddef.h>

/// Bytes of the heap that are in use. The size of the process would count free pages too, which come and go.
size_t ebb_heap_in_use(void);
