import GuestISA
import GuestMachine
import IREngine
import PlantedFaults
import Testing

/// The two engines of this module: the same ops, run by either back end.
enum EngineUnderTest: CaseIterable, CustomTestStringConvertible {
    case portable, host

    var testDescription: String {
        switch self {
        case .portable: "portable"
        case .host: "x86-64"
        }
    }

    func make(_ memory: GuestMemory, _ options: OptimizerOptions = OptimizerOptions()) throws -> any Engine {
        switch self {
        case .portable: IRPortableEngine(memory: memory, options: options)
        case .host: try IRHostEngine(memory: memory, options: options, faults: NoFault())
        }
    }
}

/// How a program ended.
struct Outcome: Equatable {
    var hart: HartState
    var exit: Exit

    /// A register.
    subscript(x index: Int) -> UInt64 { hart.x[index] }
}

/// An engine with the memory of generated programs, for programs of a few instructions.
struct Machine {
    static var codeBase: UInt64 { ProgramMap.codeBase }
    static var dataBase: UInt64 { ProgramMap.dataBase }

    let memory: GuestMemory
    let engine: any Engine

    /// A machine of an engine and its memory.
    init(memory: GuestMemory, engine: any Engine) {
        self.memory = memory
        self.engine = engine
    }

    /// A machine with empty memory.
    init(_ kind: EngineUnderTest, _ options: OptimizerOptions = OptimizerOptions()) throws {
        memory = try GuestMemory.forPrograms()
        engine = try kind.make(memory, options)
    }

    /// Puts words at an address.
    func write(_ words: [UInt32], at address: UInt64 = codeBase) throws {
        #expect(words.withUnsafeBytes { memory.write($0, at: address) })
    }

    /// Puts instructions at an address.
    func write(_ instructions: [Instruction], at address: UInt64 = codeBase) throws {
        try write(instructions.map { try #require($0.encoded, "\($0.opcode) cannot be encoded") }, at: address)
    }

    /// Runs from `pc` with the registers given, the others zero.
    func run(
        _ registers: [(Int, UInt64)] = [], pc: UInt64 = codeBase, fuel: UInt64 = 1000
    ) -> Outcome {
        var hart = HartState(pc: pc)
        for (index, value) in registers where index != 0 { hart.x[index] = value }
        let exit = engine.run(&hart, fuel: fuel)
        return Outcome(hart: hart, exit: exit)
    }
}

/// A program's exit by ECALL.
let ecallExit = Exit.trap(Trap(.environmentCall))

/// An instruction that has no operands.
let ecall = Instruction(.ecall)
