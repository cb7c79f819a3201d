// Greets, and shows the arguments it was given.
#include "runtime.h"

int main(int argc, char **argv) {
    print("Hello from RV64I!\n");
    for (int i = 1; i < argc; i++) {
        print("argument ");
        print_number((u64)i);
        print(": ");
        print(argv[i]);
        print("\n");
    }
    return 0;
}
