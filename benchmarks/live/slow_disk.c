/* A slow disk: in front of the system's library, making a file durable takes FSYNC_MS longer. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <time.h>

static int later(const char *name, int file)
{
    struct timespec wait = {0, FSYNC_MS * 1000000L};

    nanosleep(&wait, NULL);
    return ((int (*)(int))dlsym(RTLD_NEXT, name))(file);
}

int fsync(int file) { return later("fsync", file); }

int fdatasync(int file) { return later("fdatasync", file); }
