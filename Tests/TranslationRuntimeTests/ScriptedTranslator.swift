import GuestISA
import GuestMachine
import HostX86
import TranslationRuntime

/// A translator that emits what a test says.
final class ScriptedTranslator: BlockTranslator {
    private let body: (GuestBlock, inout BlockBuilder) -> Void

    init(_ body: @escaping (GuestBlock, inout BlockBuilder) -> Void) { self.body = body }

    func translate(_ block: GuestBlock, into builder: inout BlockBuilder) { body(block, &builder) }

    /// Counts its instructions in x1 and goes on whatever they are; ends with ECALL.
    static func walking() -> ScriptedTranslator {
        ScriptedTranslator { block, builder in
            let count = block.instructions.count
            builder.asm.alu(.add, .w64, dst: ContextField.x(1), src: Int32(count - 1))
            let exit = builder.trapExit(Trap(.environmentCall), pc: block.address(of: count - 1), retired: count - 1)
            builder.asm.jmp(exit)
        }
    }

    /// Counts its instructions in x1 and understands JAL, BEQ (as always taken or never), SD of x2 and ECALL.
    static func counting() -> ScriptedTranslator {
        ScriptedTranslator { block, builder in
            for (index, i) in block.instructions.enumerated() {
                let pc = block.address(of: index)
                let target = pc &+ UInt64(bitPattern: Int64(i.imm))
                if i.opcode == .ecall {
                    let exit = builder.trapExit(Trap(.environmentCall), pc: pc, retired: index)
                    builder.asm.jmp(exit)
                    return
                }
                if i.opcode == .sd {
                    builder.asm.mov(.w64, dst: .rax, src: ContextField.x(i.rs1))
                    let exit = builder.slowStore(.memory(ContextField.x(2)), byteCount: 8, pc: pc, retired: index)
                    builder.asm.jmp(exit)
                    return
                }
                builder.asm.alu(.add, .w64, dst: ContextField.x(1), src: 1)
                if i.opcode == .jal {
                    builder.chain(to: target, retired: index + 1)
                    return
                }
                if i.opcode == .beq {
                    builder.asm.test(.w64, dst: .rsp, src: .rsp)
                    builder.chain(to: target, if: i.rs1 == i.rs2 ? .ne : .e, retired: index + 1)
                    builder.chain(to: pc &+ 4, retired: index + 1)
                    return
                }
            }
            let next = block.address(of: block.instructions.count)
            if case .illegal(let word) = block.ending {
                let trap = Trap(.illegalInstruction, value: UInt64(word))
                let exit = builder.trapExit(trap, pc: next, retired: block.instructions.count)
                builder.asm.jmp(exit)
            } else {
                builder.chain(to: next, retired: block.instructions.count)
            }
        }
    }
}

/// A runtime with the memory of generated programs.
struct Rig {
    let memory: GuestMemory
    let runtime: TranslationRuntime
    var hart = HartState(pc: ProgramMap.codeBase)

    init(
        codeMiB: Int = 1, blockLimit: Int = 128, superblocks: SuperblockOptions = .none, faults: CacheFaults = []
    ) throws {
        memory = try GuestMemory.forPrograms()
        runtime = try TranslationRuntime(
            memory: memory, codeMiB: codeMiB, blockLimit: blockLimit, superblocks: superblocks, faults: faults)
    }

    /// Puts assembler text at the start of code, or `offset` bytes behind it.
    func put(_ text: String, offset: UInt64 = 0) throws {
        let address = ProgramMap.codeBase + offset
        let words = try GuestAssembler.assemble(text, at: address).words
        let isWritten = words.withUnsafeBytes { memory.write($0, at: address) }
        precondition(isWritten, "\(words.count) words do not fit")
    }

    mutating func run(_ translator: ScriptedTranslator, fuel: UInt64 = 1000) -> Exit {
        runtime.run(&hart, fuel: fuel, translator)
    }
}
