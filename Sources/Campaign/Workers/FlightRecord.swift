import CHostSupport
import Glibc
import GuestMachine
import HostFiles

/// What a worker process is doing, in a file mapped by it and by its supervisor: it tells what killed the worker.
///
/// Unsafe, and why it is sound: both map a whole page of a regular file that neither shortens, and each field is one
/// aligned word. The supervisor believes nothing it reads there: a worker may have written anything.
final class FlightRecord: @unchecked Sendable {
    private static let magic: UInt64 = 0x3154_4847_494c_4652
    private static let byteCount = 4096
    private let record: UnsafeMutablePointer<flight_record>

    /// Maps the file at `path`, which is made if need be.
    ///
    /// - Throws: `FileAccessError`.
    init(path: String) throws(FileAccessError) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .current(path, "write") }
        defer { close(descriptor) }
        // Written, not only made longer: on a full disk a mapping without blocks would end in SIGBUS.
        guard posix_fallocate(descriptor, 0, FlightRecord.byteCount) == 0,
            let memory = mmap(nil, FlightRecord.byteCount, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0),
            memory != MAP_FAILED
        else { throw .current(path, "write") }
        record = memory.assumingMemoryBound(to: flight_record.self)
    }

    deinit { munmap(record, FlightRecord.byteCount) }

    // MARK: For the worker

    /// Ticks of 10 ms of processor time after which a program has taken too long: no program takes a second, examining
    /// one no minutes.
    private static let runTicks: UInt64 = 300
    private static let examineTicks: UInt64 = 60_000

    /// Makes this process one whose end is noted here.
    func install() {
        record.pointee.magic = FlightRecord.magic
        flight_record_install(record)
    }

    /// Notes that program `index` is about to run.
    func begin(_ index: UInt64, examining: Bool = false) {
        let ticks = examining ? FlightRecord.examineTicks : FlightRecord.runTicks
        record.pointee.deadline = fault_guard_ticks() + ticks
        record.pointee.phase = examining ? 1 : 0
        record.pointee.program = index &+ 1
    }

    /// Notes that no program runs.
    func end() {
        record.pointee.program = 0
        record.pointee.deadline = 0
    }

    /// Whether the supervisor wants the work to end.
    var isStopped: Bool { record.pointee.stop != 0 }

    // MARK: For the supervisor

    /// Forgets what an earlier worker left, and an earlier wish that it stop.
    func clear() {
        (record.pointee.program, record.pointee.signal, record.pointee.deadline) = (0, 0, 0)
        record.pointee.stop = 0
    }

    /// Asks the worker to end its work after the program that it runs.
    func stop() { record.pointee.stop = 1 }

    /// What the worker did when it ended.
    ///
    /// - Parameter status: As `waitpid` tells: a signal, or nil if it ended by itself.
    func death(signal: Int32?) -> WorkerDeath {
        let program = record.pointee.program
        let noted = Int32(truncatingIfNeeded: record.pointee.signal)
        let index = program == 0 ? nil : program - 1
        if noted == SIGVTALRM { return WorkerDeath(index: index, cause: "does not end", isKill: false) }
        if noted != 0 {
            let place = "host pc 0x" + String(record.pointee.host_pc, radix: 16)
            return WorkerDeath(index: index, cause: "\(HostFault.name(of: noted)) at \(place)", isKill: false)
        }
        // A terminal's signals reach workers, too, before they ignore them.
        let isKill = [SIGKILL, SIGTERM, SIGINT, SIGHUP].contains { $0 == signal }
        return WorkerDeath(
            index: index, cause: signal.map(HostFault.name) ?? "ended by itself", isKill: isKill)
    }
}
