/* A disk that fails under a program which knows nothing of it: preloaded, it stands between the program and the system.
 *
 *   EBB_FAIL_UNDER  the folder whose files are watched; nothing else fails
 *   EBB_FAIL_AT     which of the watched calls fails, from 1; 0 for none
 *   EBB_FAIL_HOW    once   that call answers EIO, and all is well again
 *                   dead   every watched call answers EIO from then on
 *                   full   from then on what needs room answers ENOSPC; the first half of a write still fits
 *                   short  that write takes half of what it is given
 *                   kill   SIGKILL before that call, behind the first half of a write
 *   EBB_FAIL_TRACE  a file to which each watched call is added, a letter each:
 *                   r read, w write, o open, c open that makes a file, s sync, t cut, n rename or link, u unlink, m folder
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST 4096
#define UNWATCHED 0
#define PASSES 0
#define FAILS 1
#define HALVES 2

static unsigned char watched[MOST];
static long calls;
static int trace = -1;

static int is_under(const char *path) {
    const char *folder = getenv("EBB_FAIL_UNDER");
    return folder && path && strncmp(path, folder, strlen(folder)) == 0;
}

static int is_watched(int fd) { return fd >= 0 && fd < MOST && watched[fd]; }

static int is_how(const char *how) {
    const char *said = getenv("EBB_FAIL_HOW");
    return said && strcmp(said, how) == 0;
}

/* What becomes of a watched call of this kind; errno is set where it fails. */
static int fate(char kind) {
    const char *path = getenv("EBB_FAIL_TRACE");
    if (path) {
        if (trace < 0) {
            trace = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        }
        syscall(SYS_write, trace, &kind, 1);
    }
    const char *said = getenv("EBB_FAIL_AT");
    long at = said ? atol(said) : 0;
    long call = __atomic_add_fetch(&calls, 1, __ATOMIC_SEQ_CST);
    if (at == 0 || call < at) return PASSES;
    if (is_how("full")) {
        if (!strchr("wcmns", kind)) return PASSES;
        errno = ENOSPC;
        return kind == 'w' && call == at ? HALVES : FAILS;
    }
    if (call > at && !is_how("dead")) return PASSES;
    if (is_how("short")) return kind == 'w' ? HALVES : PASSES;
    if (is_how("kill")) {
        if (kind == 'w') return HALVES;
        raise(SIGKILL);
    }
    errno = EIO;
    return FAILS;
}

static void killed_behind_a_half(void) {
    if (is_how("kill")) raise(SIGKILL);
}

static int opened(int folder, const char *path, int flags, mode_t mode) {
    int under = is_under(path) || (path && path[0] != '/' && is_watched(folder));
    if (under && fate(flags & O_CREAT ? 'c' : 'o') != PASSES) return -1;
    int fd = syscall(SYS_openat, folder, path, flags | O_LARGEFILE, mode);
    if (fd >= 0 && fd < MOST) watched[fd] = under;
    return fd;
}

#define MODE(last)                                                                                                     \
    mode_t mode = 0;                                                                                                   \
    if (flags & (O_CREAT | O_TMPFILE)) {                                                                               \
        va_list rest;                                                                                                  \
        va_start(rest, last);                                                                                          \
        mode = va_arg(rest, mode_t);                                                                                   \
        va_end(rest);                                                                                                  \
    }

int open(const char *path, int flags, ...) {
    MODE(flags)
    return opened(AT_FDCWD, path, flags, mode);
}
int open64(const char *path, int flags, ...) {
    MODE(flags)
    return opened(AT_FDCWD, path, flags, mode);
}
int openat(int folder, const char *path, int flags, ...) {
    MODE(flags)
    return opened(folder, path, flags, mode);
}
int openat64(int folder, const char *path, int flags, ...) {
    MODE(flags)
    return opened(folder, path, flags, mode);
}
int close(int fd) {
    if (fd >= 0 && fd < MOST) watched[fd] = UNWATCHED;
    return syscall(SYS_close, fd);
}

ssize_t write(int fd, const void *bytes, size_t length) {
    int fate_of_it = is_watched(fd) ? fate('w') : PASSES;
    if (fate_of_it == FAILS) return -1;
    if (fate_of_it == HALVES) length = (length + 1) / 2;
    ssize_t written = syscall(SYS_write, fd, bytes, length);
    if (fate_of_it == HALVES) killed_behind_a_half();
    return written;
}
ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at) {
    int fate_of_it = is_watched(fd) ? fate('w') : PASSES;
    if (fate_of_it == FAILS) return -1;
    if (fate_of_it == HALVES) length = (length + 1) / 2;
    ssize_t written = syscall(SYS_pwrite64, fd, bytes, length, at);
    if (fate_of_it == HALVES) killed_behind_a_half();
    return written;
}
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) { return pwrite64(fd, bytes, length, at); }
ssize_t writev(int fd, const struct iovec *parts, int count) {
    if (is_watched(fd)) return count ? write(fd, parts[0].iov_base, parts[0].iov_len) : 0;
    return syscall(SYS_writev, fd, parts, count);
}
ssize_t copy_file_range(int from, off64_t *from_at, int to, off64_t *to_at, size_t length, unsigned flags) {
    if (is_watched(to)) {
        int fate_of_it = fate('w');
        if (fate_of_it == FAILS) return -1;
        if (fate_of_it == HALVES) length = (length < 8192 ? length : 8192) / 2;
        ssize_t copied = syscall(SYS_copy_file_range, from, from_at, to, to_at, length, flags);
        if (fate_of_it == HALVES) killed_behind_a_half();
        return copied;
    }
    return syscall(SYS_copy_file_range, from, from_at, to, to_at, length, flags);
}

ssize_t read(int fd, void *bytes, size_t length) {
    if (is_watched(fd) && fate('r') == FAILS) return -1;
    return syscall(SYS_read, fd, bytes, length);
}
ssize_t pread64(int fd, void *bytes, size_t length, off64_t at) {
    if (is_watched(fd) && fate('r') == FAILS) return -1;
    return syscall(SYS_pread64, fd, bytes, length, at);
}
ssize_t pread(int fd, void *bytes, size_t length, off_t at) { return pread64(fd, bytes, length, at); }

int fsync(int fd) {
    if (is_watched(fd) && fate('s') == FAILS) return -1;
    return syscall(SYS_fsync, fd);
}
int fdatasync(int fd) {
    if (is_watched(fd) && fate('s') == FAILS) return -1;
    return syscall(SYS_fdatasync, fd);
}
int ftruncate64(int fd, off64_t length) {
    if (is_watched(fd) && fate('t') == FAILS) return -1;
    return syscall(SYS_ftruncate, fd, length);
}
int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }
void *mmap64(void *where, size_t length, int protection, int flags, int fd, off64_t at) {
    if (!(flags & MAP_ANONYMOUS) && is_watched(fd) && fate('r') == FAILS) return MAP_FAILED;
    return (void *)syscall(SYS_mmap, where, length, protection, flags, fd, at);
}
void *mmap(void *where, size_t length, int protection, int flags, int fd, off_t at) {
    return mmap64(where, length, protection, flags, fd, at);
}

int rename(const char *from, const char *to) {
    if (is_under(to) && fate('n') == FAILS) return -1;
    return syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}
int linkat(int from_folder, const char *from, int to_folder, const char *to, int flags) {
    if (is_under(to) && fate('n') == FAILS) return -1;
    return syscall(SYS_linkat, from_folder, from, to_folder, to, flags);
}
int link(const char *from, const char *to) { return linkat(AT_FDCWD, from, AT_FDCWD, to, 0); }
int unlinkat(int folder, const char *path, int flags) {
    if ((is_under(path) || (path[0] != '/' && is_watched(folder))) && fate('u') == FAILS) return -1;
    return syscall(SYS_unlinkat, folder, path, flags);
}
int unlink(const char *path) { return unlinkat(AT_FDCWD, path, 0); }
int rmdir(const char *path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }
int mkdir(const char *path, mode_t mode) {
    if (is_under(path) && fate('m') == FAILS) return -1;
    return syscall(SYS_mkdirat, AT_FDCWD, path, mode);
}
