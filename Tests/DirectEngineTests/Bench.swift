import DirectEngine
import GuestISA
import GuestMachine
import HostDisassembly
import HostX86
import PlantedFaults
import Testing

/// A way to set the translator up, and guest registers that live in every kind of place then.
struct Setup: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let options: DirectTranslatorOptions
    /// x0, two registers in host registers (if any) and two in memory.
    let registers: [UInt8]

    private init(_ name: String, _ map: RegisterMap, usesBMI2: Bool = HostFeatures.hasBMI2, pinned: [UInt8]) {
        testDescription = name
        var options = DirectTranslatorOptions()
        options.registerMap = map
        options.usesBMI2 = usesBMI2
        self.options = options
        let inMemory = (UInt8(1)...31).filter { guest in !map.pinned.contains { $0.guest == guest } }
        registers = [0] + pinned + [inMemory[0], inMemory[inMemory.count - 1]]
    }

    /// Between them: byte registers that need REX (rsi, rdi), bases that need a displacement (r13) or a SIB byte (r12),
    /// shifts with and without BMI2.
    static let all = [
        Setup("standard map, rsi and r13", .standard, pinned: [11, 9]),
        Setup("standard map, rdx and r14, no BMI2", .standard, usesBMI2: false, pinned: [2, 5]),
        Setup(
            "rdi and r12", RegisterMap([.init(guest: 31, host: .r12), .init(guest: 1, host: .rdi)]), pinned: [31, 1]),
        Setup(
            "r13 and rbx, no BMI2", RegisterMap([.init(guest: 3, host: .r13), .init(guest: 4, host: .rbx)]),
            usesBMI2: false, pinned: [3, 4]),
        Setup("all in memory", RegisterMap(pinning: []), pinned: []),
    ]
}

/// A translator with the memory of generated programs.
final class Bench {
    let engine: DirectTranslator<NoFault>
    let memory: GuestMemory

    init(_ options: DirectTranslatorOptions = .init(), memory: GuestMemory? = nil) throws {
        self.memory = try memory ?? GuestMemory.forPrograms()
        engine = try DirectTranslator(memory: self.memory, faults: NoFault(), options: options)
    }

    /// Address of the instruction at `index`.
    static func pc(_ index: Int) -> UInt64 { ProgramMap.codeBase + 4 * UInt64(index) }

    /// Replaces the contents of memory.
    func load(_ instructions: [Instruction]) {
        let isLoaded = memory.load(Program(code: instructions.map { $0.encoded ?? 0 }))
        precondition(isLoaded, "\(instructions.count) instructions do not fit the code area")
    }

    /// A hart whose registers tell themselves apart.
    static func hart(pc: UInt64) -> HartState {
        var hart = HartState(pc: pc)
        for index in 1..<32 { hart.x[index] = 0x0101_0101_0101_0101 &* UInt64(index) }
        hart.instret = 1000
        return hart
    }

    /// Runs `count` instructions from `hart` on.
    func run(_ hart: inout HartState, _ count: UInt64 = 1) -> Exit { engine.run(&hart, fuel: count) }

    /// The bytes at `address`.
    func bytes(_ address: UInt64, _ count: Int) -> [UInt8] {
        let window = UnsafeRawBufferPointer(start: memory.hostAddress(address), count: count)
        return Array(window)
    }
}

extension HartState {
    /// The state after an instruction that retired and wrote `value` to `rd`.
    func retiring(_ rd: UInt8 = 0, _ value: UInt64 = 0, pc: UInt64) -> HartState {
        var next = self
        if rd != 0 { next.x[Int(rd)] = value }
        next.pc = pc
        next.instret += 1
        return next
    }
}

/// Checks that `block` disassembles whole, and that each guest instruction begins and ends where a host one does.
func expectDecodable(_ block: HostBlock, _ disassembler: HostDisassembler) throws {
    let texts = block.bytes.withUnsafeBytes { disassembler.disassemble(bytes: $0, address: 0) }
    let starts = Set(texts.map { Int($0.address) })
    let last = try #require(texts.last)
    #expect(Int(last.address) + last.bytes.count == block.bytes.count, "undecodable after \(last.text)")
    for range in block.instructionRanges {
        #expect(starts.contains(range.lowerBound) && starts.contains(range.upperBound), "\(range) cuts an instruction")
    }
}
