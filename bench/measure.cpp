// Runs a command with its output thrown away and prints what it took: seconds, and peak memory in MB.
//
// bench_measure COMMAND [ARGUMENTS...]; a command that returns over 1 fails it (cortesia returns 1 when calls
// fail).
#include <chrono>
#include <cstdio>
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

extern char** environ;

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fputs("usage: bench_measure COMMAND [ARGUMENTS...]\n", stderr);
    return 2;
  }
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);

  const auto began = std::chrono::steady_clock::now();
  pid_t child = 0;
  if (posix_spawnp(&child, argv[1], &actions, nullptr, argv + 1, environ) != 0) {
    std::fprintf(stderr, "bench_measure: cannot run %s\n", argv[1]);
    return 2;
  }
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
  if (!WIFEXITED(status) || WEXITSTATUS(status) > 1) {
    std::fprintf(stderr, "bench_measure: %s failed\n", argv[1]);
    return 2;
  }
  std::printf("%.4f %.1f\n", took.count(), static_cast<double>(usage.ru_maxrss) / 1024);
  return 0;
}
