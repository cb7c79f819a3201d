import ArgumentParser
import GuestISA
import ProgramGenerator

/// `--only` and `--without`: the instructions that programs may have.
struct InstructionLimits: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Make programs of these instructions alone, and of the ECALL at their end: add,lw,beq.", valueName: "list"),
        transform: OpcodeList.read)
    var only: OpcodeList?

    @Option(
        help: ArgumentHelp("Make programs without these instructions: fence.i,ebreak.", valueName: "list"),
        transform: OpcodeList.read)
    var without: OpcodeList?

    func validate() throws {
        if only != nil || without != nil, source == nil {
            throw ValidationError(
                "--only and --without leave no instruction that computes, expected one such as add, ori or lui")
        }
    }

    /// The source that is asked for, or nil if none is.
    var source: ProgramSource? {
        guard only != nil || without != nil else { return nil }
        var excluded = OpcodeSet([])
        if let only {
            excluded = only.opcodes.complement
            excluded.remove(.ecall)
        }
        if let without { excluded = OpcodeSet(bits: excluded.bits | without.opcodes.bits) }
        return ProgramSource(without: excluded)
    }
}

/// Mnemonics separated by commas.
struct OpcodeList {
    let opcodes: OpcodeSet

    /// Reads at least one.
    static func read(_ text: String) throws -> OpcodeList {
        var opcodes = OpcodeSet([])
        for name in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let opcode = Opcode(mnemonic: String(name)) else {
                throw ValidationError(
                    "\(name.isEmpty ? "an empty name" : "'\(name)'") is no instruction of RV64I and Zifencei, expected "
                        + "mnemonics such as add,lw,fence.i, separated by commas")
            }
            opcodes.insert(opcode)
        }
        return OpcodeList(opcodes: opcodes)
    }
}
