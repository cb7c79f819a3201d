import CFuzzerDriver
import CorpusStore
import Glibc
import HostFiles
import PlantedFaults

// With a fuzzer linked in (scripts/build-fuzz-target) this is a libFuzzer or AFL++ target. Without one it runs the files
// it is given and dies by SIGABRT at the first on which the engines differ, for fuzzers that only watch processes.
// RVFUZZ_FAULT plants a fault, to see that the target finds something.

/// Ends the process for a failure of our own.
func fail(_ message: String) -> Never {
    fputs("LockstepFuzzer: \(message)\n", standardError)
    exit(70)
}

/// `stderr` itself is a variable that Swift takes for unsafe.
nonisolated(unsafe) let standardError = fdopen(STDERR_FILENO, "w")

nonisolated(unsafe) let target: LockstepTarget = {
    var fault: Fault?
    if let name = getenv("RVFUZZ_FAULT").map({ String(cString: $0) }), !name.isEmpty {
        fault = Fault(name: name)
        if fault == nil { fail("'\(name)' is no fault; rvfuzz faults lists them") }
    }
    do { return try LockstepTarget(fault: fault) } catch { fail("\(error)") }
}()

/// Runs one input; a divergence ends the process as a crash would, so that the fuzzer keeps the input.
func runInput(_ bytes: [UInt8]) -> Int32 {
    do {
        switch try target.run(bytes) {
        case .refused: return -1
        case .agreed: return 0
        case .diverged(let report):
            fputs(report.text, standardError)
            fflush(standardError)
            abort()
        }
    } catch { fail("\(error)") }
}

/// libFuzzer's mutation, then the length and checksum a container needs: the random bytes alone would never have them.
@_cdecl("LLVMFuzzerCustomMutator")
func mutate(_ bytes: UnsafeMutablePointer<UInt8>, _ count: Int, _ capacity: Int, _ seed: UInt32) -> Int {
    let newCount = fuzzer_driver_mutate(bytes, count, capacity)
    var sealed = Array(UnsafeBufferPointer(start: bytes, count: newCount))
    ProgramFile.seal(&sealed)
    bytes.update(from: sealed, count: newCount)
    return newCount
}

var argumentCount = CommandLine.argc
var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
let status = fuzzer_driver_run(&argumentCount, &arguments) { bytes, count in
    runInput(Array(UnsafeBufferPointer(start: bytes, count: count)))
}
guard status < 0 else { exit(status) }

guard CommandLine.arguments.count > 1 else { fail("no fuzzer is linked in and no file is given") }
for path in CommandLine.arguments.dropFirst() {
    do {
        let isProgram = runInput(try FileAccess.read(path, limit: ProgramFile.maximumContainerBytes)) == 0
        if !isProgram { fputs("\(path): not a program that is run here\n", standardError) }
    } catch { fail("\(error)") }
}
