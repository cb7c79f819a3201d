import GuestMachine

/// Why a program could not be loaded, as one line.
public struct LinuxProcessError: Error, Equatable, CustomStringConvertible {
    /// What failed and what was expected.
    public let description: String
}

/// What a process is told of the world besides its streams.
public struct LinuxOptions: Sendable {
    /// What `clock_gettime` and its like read.
    public enum Clock: Sendable {
        /// The clocks of the host.
        case host
        /// One nanosecond a retired instruction, from zero: every run tells the same time.
        case instructions
    }

    /// Most bytes of guest memory that may be mapped.
    public var memoryLimit: UInt64
    /// Where `getrandom` and `AT_RANDOM` start from. The same seed gives the same bytes: these are no secrets.
    public var seed: UInt64
    /// What the clocks show.
    public var clock: Clock

    /// Options from their parts.
    public init(memoryLimit: UInt64 = 1 << 32, seed: UInt64 = 0, clock: Clock = .host) {
        self.memoryLimit = memoryLimit
        self.seed = seed
        self.clock = clock
    }
}

/// A static RV64 Linux program in a memory of its own, and the small kernel that serves it.
///
/// The kernel knows the three standard streams, anonymous memory, clocks and random bytes. It opens no file, starts
/// no process and delivers no signal, so a program can touch nothing of the host but those streams.
///
///     let process = try LinuxProcess(ELFFile(ByteSource(path: path)), arguments: [path])
///     let end = process.run(on: try EngineCatalogue.make(.direct, memory: process.memory))
///     exit(end.exitStatus)
public final class LinuxProcess {
    /// Most instructions asked of an engine at a time.
    public static let sliceFuel: UInt64 = 1 << 32

    /// The process's memory, for which its engine is to be made.
    public var memory: GuestMemory { addressSpace.memory }
    /// The architectural state. An ECALL that was served counts as retired, so `instret` is what a real kernel's
    /// process would count.
    public internal(set) var hart: HartState
    /// What is mapped where.
    public internal(set) var addressSpace: AddressSpace
    /// How many system calls were made.
    public internal(set) var systemCallCount: UInt64 = 0
    /// Told of each system call that is not implemented, once a number. The program sees `ENOSYS`.
    public var onUnknownSystemCall: ((UInt64) -> Void)?

    let io: any GuestIO
    let options: LinuxOptions
    let architecture: String?
    var random: RandomBytes
    var openDescriptors: [Bool] = [true, true, true]
    var signals = SignalState()
    var unknownSystemCalls: Set<UInt64> = []
    /// Set by the system call that ends the process.
    var end: ProcessEnd?

    /// Loads a program.
    ///
    /// - Parameters:
    ///   - elf: The program.
    ///   - arguments: Its `argv`; the first is its name.
    ///   - environment: Its environment, each `NAME=value`.
    ///   - options: Limits and sources of time and randomness.
    ///   - io: Where its standard streams lead.
    /// - Throws: `LinuxProcessError` if it does not fit in memory or the file has become shorter.
    public init(
        _ elf: ELFFile, arguments: [String], environment: [String] = [], options: LinuxOptions = LinuxOptions(),
        io: any GuestIO = HostIO()
    ) throws(LinuxProcessError) {
        do {
            addressSpace = try AddressSpace(memoryLimit: options.memoryLimit)
        } catch {
            throw LinuxProcessError(description: error.description)
        }
        self.io = io
        self.options = options
        architecture = elf.architecture
        random = RandomBytes(seed: options.seed)
        hart = HartState(pc: elf.entry)
        try addressSpace.load(elf)
        addressSpace.placeHeap(at: (elf.end + GuestMemory.pageSize - 1) & ~(GuestMemory.pageSize - 1))
        try placeStack(elf, arguments, environment)
    }

    private func placeStack(
        _ elf: ELFFile, _ arguments: [String], _ environment: [String]
    ) throws(LinuxProcessError) {
        let strings = arguments + environment
        guard strings.allSatisfy({ !$0.utf8.contains(0) }) else {
            throw LinuxProcessError(description: "an argument or environment string contains a zero byte")
        }
        let size = strings.reduce(0) { $0 + $1.utf8.count + 9 }
        guard size <= InitialStack.sizeLimit else {
            throw LinuxProcessError(
                description: "arguments and environment take \(size) bytes, expected at most \(InitialStack.sizeLimit)")
        }
        let range = AddressSpace.stackRange
        let stack = InitialStack(
            top: range.upperBound, elf: elf, arguments: arguments, environment: environment, random: random.next(16))
        let rights: PagePermissions = elf.hasExecutableStack ? .all : [.read, .write]
        do {
            try addressSpace.map(range, rights)
            try memory.copyOut(stack.bytes, to: stack.stackPointer)
        } catch {
            throw LinuxProcessError(
                description: "no room for the stack: the memory limit is \(options.memoryLimit) bytes")
        }
        hart.x[2] = stack.stackPointer
    }

    /// Runs until the process ends or `fuel` instructions have retired, served ECALLs included.
    ///
    /// - Parameters:
    ///   - engine: An engine made for `memory`. Another one may continue where this one stopped.
    ///   - fuel: Most instructions to retire; by default there is no limit.
    public func run(on engine: any Engine, fuel: UInt64 = .max) -> ProcessEnd {
        precondition(engine.memory === memory, "the engine was made for another memory")
        if let end { return end }
        var remaining = fuel
        while remaining > 0 {
            let before = hart.instret
            let exit = engine.run(&hart, fuel: min(remaining, LinuxProcess.sliceFuel))
            remaining -= min(remaining, hart.instret &- before)
            switch exit {
            case .fuelExhausted:
                continue
            case .hostFault(let fault):
                end = .hostFault(fault)
            case .trap(let trap) where trap.cause == .environmentCall:
                performSystemCall()
                hart.pc &+= 4
                hart.instret &+= 1
                remaining -= min(remaining, 1)
            case .trap(let trap):
                end = .trapped(trap, at: hart.pc, memory, architecture: architecture)
            }
            if let end { return end }
        }
        return .fuelExhausted
    }
}
