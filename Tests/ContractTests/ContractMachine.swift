import EngineCatalogue
import GuestISA
import GuestMachine
import Testing

/// The engines that the contract binds.
let engineKinds = EngineKind.allCases

/// Addresses of the generated program's map.
let codeBase = ProgramMap.codeBase
let dataBase = ProgramMap.dataBase
let memoryEnd = ProgramMap.window.upperBound

/// An engine with a program given as assembler text, and the hart it runs.
final class ContractMachine {
    let engine: any Engine
    var hart = HartState(pc: codeBase)

    var memory: GuestMemory { engine.memory }

    /// A machine with `text` at `codeBase` and all registers zero.
    ///
    /// - Parameter memory: By default one with the map of generated programs.
    init(_ kind: EngineKind, _ text: String, memory: GuestMemory? = nil) throws {
        engine = try EngineCatalogue.make(kind, memory: try memory ?? GuestMemory.forPrograms())
        try put(text, at: codeBase)
    }

    /// Puts the words of `text` at `address`, whatever the guest's rights there.
    func put(_ text: String, at address: UInt64) throws {
        let words = try GuestAssembler.assemble(text, at: address).words
        try #require(words.withUnsafeBytes { memory.write($0, at: address) })
    }

    /// Replaces everything by another program; what the engine has cached stays.
    func replace(_ text: String) throws {
        let words = try GuestAssembler.assemble(text, at: codeBase).words
        try #require(memory.load(Program(code: words)))
        hart = HartState(pc: codeBase)
    }

    func run(fuel: UInt64 = 10_000) -> Exit { engine.run(&hart, fuel: fuel) }

    /// Runs and compares how that ended.
    func expect(
        _ exit: Exit, fuel: UInt64 = 10_000, pc: UInt64, retired: UInt64,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let before = hart.instret
        #expect(run(fuel: fuel) == exit, sourceLocation: sourceLocation)
        #expect(hart.pc == pc, "pc", sourceLocation: sourceLocation)
        #expect(hart.instret &- before == retired, "instret", sourceLocation: sourceLocation)
        #expect(hart.x[0] == 0, "x0", sourceLocation: sourceLocation)
    }

    /// The bytes at `address`, which are mapped.
    func bytes(_ address: UInt64, _ count: Int) -> [UInt8] {
        Array(UnsafeRawBufferPointer(start: memory.hostAddress(address), count: count))
    }
}

/// An access instruction and how many bytes it moves.
struct Access: Sendable, CustomTestStringConvertible {
    let mnemonic: String
    let byteCount: UInt64

    var testDescription: String { mnemonic }

    static let loads = [
        Access(mnemonic: "lb", byteCount: 1), Access(mnemonic: "lbu", byteCount: 1),
        Access(mnemonic: "lh", byteCount: 2),
        Access(mnemonic: "lhu", byteCount: 2), Access(mnemonic: "lw", byteCount: 4),
        Access(mnemonic: "lwu", byteCount: 4),
        Access(mnemonic: "ld", byteCount: 8),
    ]
    static let stores = [
        Access(mnemonic: "sb", byteCount: 1), Access(mnemonic: "sh", byteCount: 2),
        Access(mnemonic: "sw", byteCount: 4),
        Access(mnemonic: "sd", byteCount: 8),
    ]
}

extension Exit {
    static func fault(_ cause: TrapCause, _ value: UInt64 = 0) -> Exit { .trap(Trap(cause, value: value)) }
}
