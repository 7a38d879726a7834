/* Stands between a program and the disk (LD_PRELOAD): writes down what the program asks of a folder, in order, and
 * refuses the so-manieth request. The test starts and stops it by the two functions at the end. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

static char root[PATH_MAX];
static int log_descriptor = -1, refusal, refuses_from_there_on;
static long requests, refused_request;

/* Threads ask at the same time; what they ask is written down one after the other. */
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;

static void unlock(int *unused) { pthread_mutex_unlock(&turn); }

#define WAIT_FOR_TURN \
    int wait __attribute__((cleanup(unlock))) = 0; \
    (void)wait; \
    pthread_mutex_lock(&turn);

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static void put(const char *text, size_t length) { syscall(SYS_write, log_descriptor, text, length); }

static void put_text(const char *text) {
    for (; *text; text++) {
        char hex[3];
        snprintf(hex, sizeof hex, "%02x", (unsigned char)*text);
        put(hex, 2);
    }
}

/* The path of a name that is relative to an open folder, or to the current one. */
static void path_of(int folder, const char *name, char *path) {
    char link[64];
    ssize_t length = 0;
    if (name && name[0] == '/') {
        snprintf(path, PATH_MAX, "%s", name);
        return;
    }
    if (folder == AT_FDCWD)
        length = getcwd(path, PATH_MAX) ? (ssize_t)strlen(path) : 0;
    else {
        snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
        length = syscall(SYS_readlinkat, AT_FDCWD, link, path, PATH_MAX - 1);
    }
    path[length > 0 ? length : 0] = 0;
    if (name)
        snprintf(path + strlen(path), PATH_MAX - strlen(path), "/%s", name);
}

static int is_watched(const char *path) {
    return log_descriptor >= 0 && strncmp(path, root, strlen(root)) == 0;
}

/* Whether to refuse; else the request is written down: its kind, and up to two paths or a path and bytes, in hex. */
static int refuses(int needs_room) {
    requests++;
    if (!refused_request || requests < refused_request || (refuses_from_there_on ? !needs_room : requests > refused_request))
        return 0;
    errno = refusal;
    return 1;
}

static void note(const char *kind, const char *one, const char *two) {
    put(kind, strlen(kind));
    put(" ", 1);
    put_text(one);
    if (two) {
        put(" ", 1);
        put_text(two);
    }
    put("\n", 1);
}

static void note_write(const char *path, off_t offset, const char *bytes, size_t count) {
    char number[32];
    put("write ", 6);
    put_text(path);
    snprintf(number, sizeof number, " %lld ", (long long)offset);
    put(number, strlen(number));
    for (size_t i = 0; i < count; i++) {
        char hex[3];
        snprintf(hex, sizeof hex, "%02x", (unsigned char)bytes[i]);
        put(hex, 2);
    }
    put("\n", 1);
}

static int open_at(int folder, const char *name, int flags, mode_t mode) {
    char path[PATH_MAX];
    WAIT_FOR_TURN
    path_of(folder, name, path);
    int changes = (flags & (O_CREAT | O_TRUNC)) && is_watched(path);
    if (changes && refuses(1))
        return -1;
    int descriptor = (int)syscall(SYS_openat, folder, name, flags, mode);
    if (changes && descriptor >= 0)
        note(flags & O_TRUNC ? "truncate" : "create", path, NULL);
    return descriptor;
}

#define WITH_MODE(call) \
    va_list rest; \
    va_start(rest, flags); \
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
    va_end(rest); \
    return call;

int open(const char *name, int flags, ...) { WITH_MODE(open_at(AT_FDCWD, name, flags, mode)) }
int open64(const char *name, int flags, ...) { WITH_MODE(open_at(AT_FDCWD, name, flags, mode)) }
int openat(int folder, const char *name, int flags, ...) { WITH_MODE(open_at(folder, name, flags, mode)) }
int openat64(int folder, const char *name, int flags, ...) { WITH_MODE(open_at(folder, name, flags, mode)) }

ssize_t write(int descriptor, const void *bytes, size_t count) {
    char path[PATH_MAX];
    path_of(descriptor, NULL, path);
    if (!is_watched(path))
        return syscall(SYS_write, descriptor, bytes, count);
    WAIT_FOR_TURN
    if (refuses(1))
        return -1;
    off_t offset = lseek(descriptor, 0, SEEK_CUR);
    ssize_t written = syscall(SYS_write, descriptor, bytes, count);
    if (written > 0)
        note_write(path, offset, bytes, (size_t)written);
    return written;
}

/* Python copies by `write` then. */
ssize_t sendfile(int out, int in, off_t *offset, size_t count) { return errno = EINVAL, -1; }
ssize_t sendfile64(int out, int in, off64_t *offset, size_t count) { return errno = EINVAL, -1; }

#define ONE_PATH(needs_room, folder, name, kind, call) \
    char path[PATH_MAX]; \
    path_of(folder, name, path); \
    if (!is_watched(path)) \
        return call; \
    WAIT_FOR_TURN \
    if (refuses(needs_room)) \
        return -1; \
    int code = call; \
    if (code == 0) \
        note(kind, path, NULL); \
    return code;

int mkdir(const char *name, mode_t mode) { ONE_PATH(1, AT_FDCWD, name, "mkdir", NEXT(mkdir)(name, mode)) }
int unlink(const char *name) { ONE_PATH(0, AT_FDCWD, name, "unlink", NEXT(unlink)(name)) }
int rmdir(const char *name) { ONE_PATH(0, AT_FDCWD, name, "unlink", NEXT(rmdir)(name)) }
int unlinkat(int folder, const char *name, int flags) {
    ONE_PATH(0, folder, name, "unlink", NEXT(unlinkat)(folder, name, flags))
}
int fsync(int descriptor) { ONE_PATH(1, descriptor, NULL, "fsync", NEXT(fsync)(descriptor)) }
int fdatasync(int descriptor) { ONE_PATH(1, descriptor, NULL, "fsync", NEXT(fdatasync)(descriptor)) }

int rename(const char *from, const char *to) {
    char one[PATH_MAX], two[PATH_MAX];
    path_of(AT_FDCWD, from, one);
    path_of(AT_FDCWD, to, two);
    WAIT_FOR_TURN
    if (is_watched(two) && refuses(0))
        return -1;
    int code = NEXT(rename)(from, to);
    if (code == 0 && is_watched(two))
        note("rename", one, two);
    return code;
}

int symlink(const char *target, const char *name) {
    char path[PATH_MAX];
    path_of(AT_FDCWD, name, path);
    WAIT_FOR_TURN
    if (is_watched(path) && refuses(1))
        return -1;
    int code = NEXT(symlink)(target, name);
    if (code == 0 && is_watched(path))
        note("symlink", path, target);
    return code;
}

void faulty_disk_start(const char *folder, int descriptor, long request, int error, int from_there_on) {
    snprintf(root, sizeof root, "%s/", folder);
    log_descriptor = descriptor;
    requests = 0;
    refused_request = request;
    refusal = error;
    refuses_from_there_on = from_there_on;
}

/* How often the disk was asked. */
long faulty_disk_stop(void) {
    log_descriptor = -1;
    return requests;
}
