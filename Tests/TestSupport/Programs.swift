import EngineCatalogue
import GuestISA
import GuestMachine
import PlantedFaults

extension Program {
    /// A program from assembler text, which begins at the start of code.
    public init(assembly: String, registers: [Int: UInt64] = [:], data: [MemorySegment] = [], fuel: UInt64 = 10_000)
        throws
    {
        let code = try GuestAssembler.assemble(assembly, at: ProgramMap.codeBase, file: "test.s")
        var initial = [UInt64](repeating: 0, count: 32)
        for (index, value) in registers { initial[index] = value }
        self.init(code: code.words, registers: initial, data: data, fuel: fuel)
    }
}

extension EngineCatalogue {
    /// An engine with a memory of its own for programs.
    public static func forPrograms(_ kind: EngineKind, fault: Fault? = nil) throws -> any Engine {
        try make(kind, memory: try GuestMemory.forPrograms(), fault: fault)
    }
}
