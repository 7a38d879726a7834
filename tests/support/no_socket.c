/* Stands between a program and the network (LD_PRELOAD): the first socket that anything in the process asks for ends it. */
#include <stdio.h>
#include <stdlib.h>

int socket(int domain, int type, int protocol) {
    (void)type, (void)protocol;
    fprintf(stderr, "a socket was asked for, of domain %d\n", domain);
    abort();
}
