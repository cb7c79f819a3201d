import GuestISA
import GuestMachine
import HostX86
import PlantedFaults
import TranslationRuntime

/// Instructions that only compute: nearly all of them by recipe.
extension DirectTranslator {
    /// Emits the host code of plain instructions, from number `index` of a block on, as far as recipes do.
    ///
    /// What is known of registers is kept in locals meanwhile.
    ///
    /// - Returns: The number of the first instruction that is left.
    @inline(__always)
    func computeRun(_ block: GuestBlock, from index: Int, _ code: inout BlockBuilder) -> Int {
        let (recipes, operands, count) = (recipes, operands, block.instructions.count)
        var index = index
        var last: UnsafePointer<Recipe>?
        var (pending, signExtended, nearWindow) = (pending, facts.signExtended, facts.nearWindow)
        while index < count {
            let i = instruction(index, of: block)
            guard !isMiscomputed(block, at: index), recipes.plain &>> UInt64(i.opcode.rawValue) & 1 != 0 else { break }
            let (recipe, isSpecial) = recipes.recipe(for: i, operands)
            // What rs1 is combined with: rs2, or the immediate.
            let other = UInt32(bitPattern: i.imm) | UInt32(i.rs2)
            if isSpecial || other == 0 || other == 0xff || i.rs1 == i.rs2 { break }
            let (rd, rs1, rs2) = (UInt32(i.rd), UInt32(i.rs1), UInt32(i.rs2))
            let waiting = (pending &>> rs1 | pending &>> rs2) & UInt32(recipe.pointee.readsAll)
            if waiting | nearWindow &>> rs1 & UInt32(recipe.pointee.isSum) != 0 { break }

            fill(recipe, i, &code)
            let bit = UInt32(1) &<< rd
            let isExtended = recipe.pointee.signExtends(
                first: signExtended &>> rs1, second: signExtended &>> rs2, imm: i.imm)
            pending = pending & ~bit | UInt32(recipe.pointee.leavesPending) &<< rd
            signExtended = signExtended & ~bit | isExtended &<< rd
            nearWindow &= ~bit
            last = recipe
            index &+= 1
        }
        guard let last else { return index }
        self.pending = pending
        facts.signExtended = signExtended
        facts.nearWindow = nearWindow
        noteFlags(instruction(index &- 1, of: block).rd, last, code)
        return index
    }

    /// Emits the host code of an instruction that `RecipeBook.computations` has, whatever there is to say of it.
    @inline(never)
    func compute(_ instruction: Instruction, at position: Position, _ code: inout BlockBuilder) {
        // HINTs (RISC-V Unprivileged ISA 20240411, section 2.9).
        if instruction.rd == 0 { return }
        var i = instruction
        let isPassedOn = pending != 0 && settle(i, &code)
        if simplify(&i, at: position, &code) {
            noteDelay(instruction, isPassedOn: isPassedOn)
            facts.note(instruction)
            if i.opcode == .auipc { noteConstant(i.rd, Int64(bitPattern: position.pc) &+ Int64(i.imm)) }
            return
        }
        let recipe = recipes.recipe(for: i, operands).recipe
        fill(recipe, i, &code)
        noteFlags(i.rd, recipe, code)
        delayed = UInt32(recipe.pointee.leavesPending) &<< UInt32(i.rd)
        noteDelay(i, isPassedOn: isPassedOn)
        facts.note(i, recipe)
    }

    /// Notes what the flags say after a recipe for an instruction that writes `rd`.
    @inline(__always)
    private func noteFlags(_ rd: UInt8, _ recipe: UnsafePointer<Recipe>, _ code: BlockBuilder) {
        flags = FlagFact(
            register: rd | recipe.pointee.flagsUnknown, isNotZero: recipe.pointee.isNotZero, offset: code.asm.offset)
    }

    /// Emits what a recipe says with the operands of `i`.
    @inline(__always)
    private func fill(_ recipe: UnsafePointer<Recipe>, _ i: Instruction, _ code: inout BlockBuilder) {
        let bits = operands.bits
        let (rd, rs1, rs2) = (bits.row(i.rd), bits.row(i.rs1), bits.row(i.rs2))
        let words = recipe.pointee.bits
        let immediate = UInt64(UInt32(bitPattern: i.imm)) &<< UInt64(recipe.pointee.immediateShift)
        code.asm.emit(
            recipe.pointee.holes.0.fill(words.0, rd, rs1, rs2),
            recipe.pointee.holes.1.fill(words.1 ^ immediate, rd, rs1, rs2), at: recipe.pointee.secondOffset,
            recipe.pointee.holes.2.fill(words.2, rd, rs1, rs2), at: recipe.pointee.thirdOffset,
            byteCount: recipe.pointee.byteCount)
    }
}
