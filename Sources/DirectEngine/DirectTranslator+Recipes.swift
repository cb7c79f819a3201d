import GuestISA
import GuestMachine
import HostX86
import PlantedFaults
import TranslationRuntime

/// Instructions that only compute: nearly all of them by recipe.
extension DirectTranslator {
    /// Emits the host code of plain instructions, from number `index` of a block on, as far as recipes do.
    ///
    /// - Returns: The number of the first instruction that is left.
    @inline(__always)
    func computeRun(_ block: GuestBlock, from index: Int, _ code: inout BlockBuilder) -> Int {
        let (recipes, operands, count) = (recipes, operands, block.instructions.count)
        var index = index
        var last: UnsafePointer<Recipe>?
        while index < count {
            let i = instruction(index, of: block)
            guard !isMiscomputed(block, at: index), recipes.plain &>> UInt64(i.opcode.rawValue) & 1 != 0 else { break }
            let (recipe, isSpecial) = recipes.recipe(for: i, operands)
            // What rs1 is combined with: rs2, or the immediate.
            let other = UInt32(bitPattern: i.imm) | UInt32(i.rs2)
            if isSpecial || other == 0 || other == 0xff { break }
            let (first, second) = (facts[i.rs1], facts[i.rs2])
            let traits = recipes.traits[Int(i.opcode.rawValue)]
            if (first | second) & traits.obstacles != 0 { break }
            if i.opcode == .slli, index &+ 1 < count {
                let next = instruction(index &+ 1, of: block)
                if next.rs1 == i.rd || next.rs2 == i.rd { break }
            }
            let (isFirstPending, isSecondPending) = (first & traits.exactSources, second & traits.exactSources)
            facts[i.rs1] = first & ~isFirstPending
            facts[i.rs2] = second & ~isSecondPending
            fill(recipe, i, extendingFirst: isFirstPending, second: isSecondPending, &code)
            facts.note(i, recipe)
            last = recipe
            index &+= 1
        }
        if let last { noteFlags(instruction(index &- 1, of: block).rd, last, code) }
        return index
    }

    /// Emits the host code of an instruction that `RecipeBook.computations` has, whatever there is to say of it.
    @inline(never)
    func compute(_ instruction: Instruction, at position: Position, _ code: inout BlockBuilder) {
        // HINTs (RISC-V Unprivileged ISA 20240411, section 2.9).
        if instruction.rd == 0 { return }
        var i = instruction
        let isPassedOn = facts.mayBePending != 0 && settle(i, &code)
        if simplify(&i, at: position, &code) {
            facts.note(instruction)
            if i.opcode == .auipc { noteConstant(i.rd, Int64(bitPattern: position.pc) &+ Int64(i.imm)) }
        } else {
            let recipe = recipes.recipe(for: i, operands).recipe
            fill(recipe, i, &code)
            noteFlags(i.rd, recipe, code)
            isDelayed = recipe.pointee.pendingBit != 0
            facts.note(i)
        }
        noteDelay(i, isPassedOn: isPassedOn)
    }

    /// Notes what the flags say after a recipe for an instruction that writes `rd`.
    @inline(__always)
    private func noteFlags(_ rd: UInt8, _ recipe: UnsafePointer<Recipe>, _ code: BlockBuilder) {
        flags = FlagFact(
            register: rd | recipe.pointee.flagsUnknown, isNotZero: recipe.pointee.isNotZero, offset: code.asm.offset)
    }

    /// Emits what a recipe says with the operands of `i`.
    ///
    /// - Parameters:
    ///   - isFirstPending: `RegisterFacts.pending` if rs1 is to be sign-extended first, else 0.
    ///   - isSecondPending: The same of rs2.
    @inline(__always)
    private func fill(
        _ recipe: UnsafePointer<Recipe>, _ i: Instruction, extendingFirst isFirstPending: RegisterFacts.State = 0,
        second isSecondPending: RegisterFacts.State = 0, _ code: inout BlockBuilder
    ) {
        let bits = operands.bits
        let (rd, rs1, rs2) = (bits.row(i.rd), bits.row(i.rs1), bits.row(i.rs2))
        if isFirstPending | isSecondPending != 0 {
            // Arithmetic on purpose: which of them is pending is data, which a branch would have to guess.
            let extensions = (isFirstPending &* 3 / 2, isSecondPending &* 3 / 2)
            code.asm.emit(Recipe.extend(rs1), counting: extensions.0, Recipe.extend(rs2), counting: extensions.1)
        }
        let words = recipe.pointee.bits
        let immediate = UInt64(UInt32(bitPattern: i.imm)) &<< UInt64(recipe.pointee.immediateShift)
        code.asm.emit(
            recipe.pointee.holes.0.fill(words.0, rd, rs1, rs2),
            recipe.pointee.holes.1.fill(words.1 ^ immediate, rd, rs1, rs2), at: recipe.pointee.secondOffset,
            recipe.pointee.holes.2.fill(words.2, rd, rs1, rs2), at: recipe.pointee.thirdOffset,
            byteCount: recipe.pointee.byteCount)
    }
}
