import EngineCatalogue
import GuestISA
import GuestMachine
import HostDisassembly
import IREngine
import PlantedFaults

/// What becomes of each block that a program runs: guest code, ops at each stage, host code of both translators.
struct HostView {
    private let program: Program
    private let setup: EngineSetup
    private let disassembler: HostDisassembler

    /// Most blocks shown.
    static let blockLimit = 64

    init(_ program: Program, setup: EngineSetup) throws {
        self.program = program
        self.setup = setup
        disassembler = try HostDisassembler()
    }

    /// The text, ending with a line feed.
    var text: String {
        get throws {
            let memory = try loadedMemory()
            var text = ""
            for pc in try blockStarts() { text += try self.text(ofBlockAt: pc, memory) }
            return text
        }
    }

    private func loadedMemory() throws -> GuestMemory {
        let memory = try GuestMemory.forPrograms()
        guard memory.load(program) else {
            throw CommandError(.malformedInput, "the program does not lie inside the guest's memory")
        }
        return memory
    }

    /// Where the blocks begin that the program runs, in the order in which it first reaches them.
    private func blockStarts() throws -> [UInt64] {
        let memory = try loadedMemory()
        let engine = try EngineCatalogue.make(.interpreter, memory: memory)
        var hart = program.initialHart
        var starts: [UInt64] = []
        let block = GuestBlock()
        while starts.count < HostView.blockLimit, hart.instret < program.fuel {
            block.scan(hart.pc, limit: HostView.instructionLimit, in: memory, superblocks: superblocks)
            if !block.instructions.isEmpty, !starts.contains(hart.pc) { starts.append(hart.pc) }
            // To the end of the block, or to a branch in it that is taken.
            for index in 0..<max(1, block.instructions.count) {
                guard hart.pc == block.address(of: index) else { break }
                guard hart.instret < program.fuel, engine.run(&hart, fuel: 1) == .fuelExhausted else { return starts }
            }
        }
        return starts
    }

    private var superblocks: SuperblockOptions { setup.options.superblocks(of: .ir) }

    /// Instructions in a block of the translators.
    private static let instructionLimit = 128

    private func text(ofBlockAt pc: UInt64, _ memory: GuestMemory) throws -> String {
        let block = GuestBlock()
        block.scan(pc, limit: HostView.instructionLimit, in: memory, superblocks: superblocks)
        var lines = ["", "block \(hex(pc))"]
        for index in block.instructions.indices {
            let address = block.address(of: index)
            lines.append(ProgramListing.line(address, memory.fetch(address) ?? 0))
        }
        let ownFault = setup.fault.flatMap { $0.spec.place.includes(engineNamed: EngineKind.ir.rawValue) ? $0 : nil }
        for stage in OpListing(of: block, options: setup.options.optimizer, fault: ownFault).stages {
            let title = stage.pass.map { "after \($0.rawValue)" } ?? "as lifted"
            lines.append("ops \(title):")
            lines += stage.text.split(separator: "\n").map { "  \($0)" }
        }
        for kind in [EngineKind.ir, .direct] {
            guard
                let code = try EngineCatalogue.hostCode(
                    of: kind, at: pc, memory: loadedMemory(), fault: setup.fault, options: setup.options)
            else { continue }
            lines.append("host code of \(kind.rawValue), \(code.bytes.count) bytes:")
            lines += listing(code, block)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Host instructions with the guest instruction they begin.
    private func listing(_ code: HostCode, _ block: GuestBlock) -> [String] {
        let instructions = code.bytes.withUnsafeBytes { disassembler.disassemble(bytes: $0, address: code.address) }
        return instructions.map { instruction in
            let offset = Int(instruction.address - code.address)
            let line = "  \(hex(instruction.address))  \(instruction.text)"
            guard let start = code.starts.last(where: { $0.offset == offset }),
                block.instructions.indices.contains(start.instruction)
            else { return line }
            let padding = String(repeating: " ", count: max(2, 56 - line.count))
            return line + padding + "; \(block.instructions[start.instruction])"
        }
    }
}
