#ifndef FLIGHT_RECORD_H
#define FLIGHT_RECORD_H

#include <stdint.h>

/// What a worker process is doing, in a mapping of a file that outlives it. Written by the worker alone, but for `stop`.
typedef struct {
    uint64_t magic;
    volatile uint64_t program;  ///< Number of the program plus 1, or 0 between programs.
    volatile uint64_t phase;    ///< What is done with it: 0 it runs, 1 it is examined.
    volatile uint64_t stop;     ///< Not 0: the worker shall end its work after this program.
    volatile uint64_t deadline; ///< Ticks of the worker's thread at which it has taken too long, or 0.
    volatile uint64_t signal;   ///< The signal that ends the process, written when it comes; 0 before.
    volatile uint64_t host_pc;
    volatile uint64_t address;  ///< What could not be accessed.
} flight_record;

/// Lets the handlers of `fault_guard_prepare_thread` note in `record` what ends this process; and end it when it has
/// taken too long, or its parent is not there any more.
void flight_record_install(flight_record *record);

#endif
