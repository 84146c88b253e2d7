// Calls and constants of Linux that the Glibc module does not show.
#include <malloc.h>
#include <signal.h>
#include <sys/inotify.h>
#include <sys/signalfd.h>

// rename(2) with flags, glibc 2.28 and later. RENAME_EXCHANGE (2) swaps two names at once.
extern int renameat2(int olddirfd, const char *oldpath, int newdirfd, const char *newpath, unsigned int flags);

// fcntl(2): a read lease is refused with EAGAIN while anyone has the file open for writing.
static const int payola_F_SETLEASE = 1024;
