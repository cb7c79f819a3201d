import GuestISA
import GuestMachine

/// Whether a program stores to its code: exactly, also where it stores what is there, or puts back what was.
///
/// A target that is not coherent may have taken in either word, so it is not judged by such programs.
public enum CodeWatch {
    /// Runs like `engine.run`, an instruction at a time.
    ///
    /// - Parameter storesToCode: Becomes true where a store reaches below `ProgramMap.dataBase`.
    public static func run(
        _ hart: inout HartState, fuel: UInt64, on engine: any Engine, storesToCode: inout Bool
    ) -> Exit {
        var remaining = fuel
        while remaining > 0 {
            if isStoreToCode(at: hart, engine.memory) { storesToCode = true }
            let exit = engine.run(&hart, fuel: 1)
            guard exit == .fuelExhausted else { return exit }
            remaining -= 1
        }
        return .fuelExhausted
    }

    /// Whether a whole program does.
    public static func storesToCode(_ program: Program, on engine: any Engine) -> Bool {
        engine.reset()
        guard engine.memory.load(program) else { return false }
        var hart = program.initialHart
        var storesToCode = false
        _ = run(&hart, fuel: program.fuel, on: engine, storesToCode: &storesToCode)
        return storesToCode
    }

    private static func isStoreToCode(at hart: HartState, _ memory: GuestMemory) -> Bool {
        guard case .value(let word) = memory.load(UInt32.self, at: hart.pc),
            let instruction = Instruction(decoding: UInt32(truncatingIfNeeded: word)),
            case .store(let bytes) = instruction.opcode.spec.effect
        else { return false }
        let address = hart.x[Int(instruction.rs1)] &+ UInt64(bitPattern: Int64(instruction.imm))
        let code = ProgramMap.codeBase..<ProgramMap.dataBase
        return code.contains(address) || code.contains(address &+ UInt64(bytes - 1))
    }
}
