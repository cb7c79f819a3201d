/// Where generated programs live (design: "generated program's map").
public enum ProgramMap {
    /// First address of code, and of the memory window.
    public static let codeBase: UInt64 = 0x8000_0000
    /// Bytes from the start of code to the start of data.
    public static let codeSize: UInt64 = 0x1_0000
    /// First address of data.
    public static let dataBase: UInt64 = 0x8001_0000
    /// Bytes of data.
    public static let dataSize: UInt64 = 0x1_0000
    /// All of it.
    public static var window: Range<UInt64> { codeBase..<dataBase + dataSize }
}

/// A piece of initial memory.
public struct MemorySegment: Hashable, Sendable {
    /// Guest address of the first byte.
    public var address: UInt64
    /// The bytes.
    public var bytes: [UInt8]

    /// A segment from its parts.
    public init(address: UInt64, bytes: [UInt8]) {
        self.address = address
        self.bytes = bytes
    }

    /// The guest addresses it covers.
    public var range: Range<UInt64> { address..<address + UInt64(bytes.count) }
}

/// A program for the engines: code, initial registers and memory. What is not given is zero.
public struct Program: Hashable, Sendable {
    /// Instruction words from `ProgramMap.codeBase` on.
    public var code: [UInt32]
    /// Initial registers, 32 of them; the first is zero.
    public var registers: [UInt64]
    /// Address of the first instruction, a multiple of four.
    public var pc: UInt64
    /// Initial data, disjoint segments in ascending order inside the data area.
    public var data: [MemorySegment]
    /// Instructions after which the program is stopped if it has not ended.
    public var fuel: UInt64

    /// A program from its parts.
    public init(
        code: [UInt32], registers: [UInt64] = Array(repeating: 0, count: 32), pc: UInt64 = ProgramMap.codeBase,
        data: [MemorySegment] = [], fuel: UInt64 = 10_000
    ) {
        precondition(registers.count == 32 && registers[0] == 0, "expected 32 registers, x0 zero")
        self.code = code
        self.registers = registers
        self.pc = pc
        self.data = data
        self.fuel = fuel
    }

    /// The hart as it is before the first instruction.
    public var initialHart: HartState {
        var hart = HartState(pc: pc)
        registers.withUnsafeBytes { registers in
            withUnsafeMutableBytes(of: &hart.x) { $0.copyMemory(from: registers) }
        }
        return hart
    }
}

extension GuestMemory {
    /// A memory with the map of generated programs: one window, readable, writable and executable.
    ///
    /// - Parameter isShared: See the property.
    /// - Throws: `GuestMemoryError` if the host refuses.
    public static func forPrograms(isShared: Bool = false) throws(GuestMemoryError) -> GuestMemory {
        let window = ProgramMap.window
        let memory = try GuestMemory(
            base: window.lowerBound, size: window.upperBound - window.lowerBound, isShared: isShared)
        try memory.map(window, .all)
        return memory
    }

    /// Replaces the contents by those of `program`.
    ///
    /// - Returns: Whether all of the program lies in mapped memory; otherwise part of it may have been written.
    public func load(_ program: Program) -> Bool {
        clear()
        guard program.code.withUnsafeBytes({ write($0, at: ProgramMap.codeBase) }) else { return false }
        // Through the buffer: a loop over the array would count references to each segment's bytes.
        return program.data.withUnsafeBufferPointer { segments in
            for index in segments.indices {
                let address = segments[index].address
                guard segments[index].bytes.withUnsafeBytes({ write($0, at: address) }) else { return false }
            }
            return true
        }
    }
}
