import GuestMachine

/// A program that laws may be applied to, and how it ran.
///
/// Laws hold for programs that leave their code alone: that neither write nor read it as data, run only what is in
/// `Program.code`, and end. Whether one does is seen by following it instruction by instruction.
struct Admission {
    let program: Program
    /// How it ended.
    let trap: Trap
    /// The hart at its end.
    let hart: HartState
    /// Registers that no word mentions.
    let free: [Int]
    /// Whether what registers hold and where control goes moves with the code; see `Relocation`.
    let isMovable: Bool
    /// Registers that hold addresses of code at the end; only of movable programs.
    let codePointers: [Bool]

    /// Follows `program` on `engine`; nil if laws do not apply to it.
    init?(_ program: Program, on engine: any Engine) {
        engine.reset()
        guard engine.memory.load(program) else { return nil }
        let codeEnd = ProgramMap.codeBase + 4 * UInt64(program.code.count)
        var hart = program.initialHart
        var pointers = CodePointers(program)
        var trap: Trap?
        while trap == nil {
            let isInCode = (ProgramMap.codeBase..<codeEnd).contains(hart.pc)
            guard hart.instret < program.fuel, isInCode || !ProgramMap.window.contains(hart.pc) else { return nil }
            if isInCode {
                let word = GuestWord(program.code[Int((hart.pc - ProgramMap.codeBase) / 4)])
                guard !Admission.touchesCode(word, hart) else { return nil }
                pointers.read(word)
                let exit = engine.run(&hart, fuel: 1)
                if case .fuelExhausted = exit { pointers.write(word) }
                if case .trap(let end) = exit { trap = end }
                if case .hostFault = exit { return nil }
            } else {
                guard case .trap(let end) = engine.run(&hart, fuel: 1) else { return nil }
                trap = end
            }
        }
        guard let trap else { return nil }
        self.program = program
        self.trap = trap
        self.hart = hart
        free = Admission.unmentioned(program.code)
        isMovable = pointers.isMovable && trap.cause != .instructionAccessFault
        codePointers = pointers.isPointer
    }

    /// Whether a load or store has a byte in the code area.
    private static func touchesCode(_ word: GuestWord, _ hart: HartState) -> Bool {
        guard word.kind == .load || word.kind == .store else { return false }
        let address = hart.x[word.rs1] &+ UInt64(bitPattern: word.offset)
        let last = address &+ (word.byteCount - 1)
        let area = ProgramMap.codeBase..<ProgramMap.codeBase + ProgramMap.codeSize
        return area.contains(address) || area.contains(last)
    }

    private static func unmentioned(_ code: [UInt32]) -> [Int] {
        var mentioned = Array(repeating: false, count: 32)
        mentioned[0] = true
        for bits in code {
            let word = GuestWord(bits)
            if word.writesRd { mentioned[word.rd] = true }
            if word.readsRs1 { mentioned[word.rs1] = true }
            if word.readsRs2 { mentioned[word.rs2] = true }
        }
        return mentioned.indices.filter { !mentioned[$0] }
    }
}

/// Which registers hold addresses of code, as far as only moves, additions of constants and jumps use them.
struct CodePointers {
    private(set) var isPointer: [Bool]
    /// Whether nothing else was done with one so far, and nothing was jumped to by other means.
    private(set) var isMovable = true

    /// Initial registers that could be addresses of code are.
    init(_ program: Program) {
        let code = ProgramMap.codeBase...ProgramMap.codeBase + 4 * UInt64(program.code.count)
        isPointer = program.registers.map(code.contains)
    }

    /// Takes in what the next instruction does with its operands.
    mutating func read(_ word: GuestWord) {
        let first = word.readsRs1 && isPointer[word.rs1]
        let second = word.readsRs2 && isPointer[word.rs2]
        switch word.kind {
        case .auipc, .jal: break
        case .jalr: isMovable = isMovable && first
        case .immediate where CodePointers.addsImmediate(word): break
        case .lui, .branch, .load, .store, .immediate, .shift, .register, .fence, .system, .illegal:
            isMovable = isMovable && !first && !second
        }
    }

    /// Takes in the result of an instruction that retired.
    mutating func write(_ word: GuestWord) {
        guard word.writesRd, word.rd != 0 else { return }
        switch word.kind {
        case .auipc, .jal, .jalr: isPointer[word.rd] = true
        case .immediate where CodePointers.addsImmediate(word): isPointer[word.rd] = isPointer[word.rs1]
        case .lui, .branch, .load, .store, .immediate, .shift, .register, .fence, .system, .illegal:
            isPointer[word.rd] = false
        }
    }

    /// Whether it is ADDI.
    private static func addsImmediate(_ word: GuestWord) -> Bool { word.funct3 == 0 && !word.isWord }
}
