import GuestMachine

/// An offset may be added beforehand.
struct AddressRewriting: Rewriting {
    let name = "addresses"
    let statement = "a load or store gives the same with its address computed before"

    func items(for word: GuestWord, at pc: UInt64, _ t: [Int], _ admitted: Admission) -> [Detours.Item]? {
        let access: UInt32
        switch word.kind {
        case .load: access = GuestWriter.load(word.funct3, word.rd, t[0], 0)
        case .store: access = GuestWriter.store(word.funct3, word.rs2, t[0], 0)
        case .lui, .auipc, .jal, .jalr, .branch, .immediate, .shift, .register, .fence, .system, .illegal: return nil
        }
        return (address(of: word, t[0]) + [access]).map(Detours.Item.word)
    }
}

/// A load is loads of its bytes. They go upwards, so that the first inaccessible byte is the one that traps.
struct LoadRewriting: Rewriting {
    let name = "loads"
    let statement = "a load gives the same as loads of its bytes; lbu as lb, and lb as lbu extended"

    func items(for word: GuestWord, at pc: UInt64, _ t: [Int], _ admitted: Admission) -> [Detours.Item]? {
        guard word.kind == .load else { return nil }
        var words = address(of: word, t[0])
        let isUnsigned = word.funct3 & 4 != 0
        if word.byteCount == 1 && isUnsigned {
            words += [GuestWriter.load(0, t[1], t[0], 0), GuestWriter.i(.and, word.rd, t[1], 255)]
            return words.map(Detours.Item.word)
        }
        words.append(GuestWriter.load(4, t[1], t[0], 0))
        for byte in 1..<max(1, Int64(word.byteCount)) {
            words += [
                GuestWriter.load(4, t[2], t[0], byte), GuestWriter.i(.sll, t[2], t[2], 8 * byte),
                GuestWriter.r(.or, t[1], t[1], t[2]),
            ]
        }
        let unused = isUnsigned ? 0 : 64 - 8 * Int64(word.byteCount)
        words += [GuestWriter.i(.sll, t[1], t[1], unused), GuestWriter.i(.sra, word.rd, t[1], unused)]
        return words.map(Detours.Item.word)
    }
}

/// A store is stores of its bytes; a store of one byte changes the aligned word around it.
struct StoreRewriting: Rewriting {
    let name = "stores"
    let statement = "a store gives the same as stores of its bytes, and sb as a changed word"

    func items(for word: GuestWord, at pc: UInt64, _ t: [Int], _ admitted: Admission) -> [Detours.Item]? {
        // A store that traps writes nothing, where one of bytes would write some.
        guard word.kind == .store, admitted.hart.pc != pc else { return nil }
        var words = address(of: word, t[0])
        if word.byteCount == 1 { return (words + insertingByte(of: word.rs2, t)).map(Detours.Item.word) }
        words.append(GuestWriter.store(0, word.rs2, t[0], 0))
        for byte in 1..<Int64(word.byteCount) {
            words += [GuestWriter.i(.srl, t[1], word.rs2, 8 * byte), GuestWriter.store(0, t[1], t[0], byte)]
        }
        return words.map(Detours.Item.word)
    }

    private func insertingByte(of value: Int, _ t: [Int]) -> [UInt32] {
        [
            GuestWriter.i(.and, t[1], t[0], 3), GuestWriter.i(.sll, t[1], t[1], 3), GuestWriter.i(.and, t[0], t[0], -4),
            GuestWriter.load(6, t[2], t[0], 0), GuestWriter.i(.add, t[3], 0, 255),
            GuestWriter.r(.sll, t[3], t[3], t[1]),
            GuestWriter.i(.xor, t[3], t[3], -1), GuestWriter.r(.and, t[2], t[2], t[3]),
            GuestWriter.i(.and, t[3], value, 255), GuestWriter.r(.sll, t[3], t[3], t[1]),
            GuestWriter.r(.or, t[2], t[2], t[3]), GuestWriter.store(2, t[2], t[0], 0),
        ]
    }
}

extension Rewriting {
    /// Computes the address of a load or store.
    func address(of word: GuestWord, _ register: Int) -> [UInt32] {
        GuestWriter.small(register, word.offset) + [GuestWriter.r(.add, register, register, word.rs1)]
    }
}
