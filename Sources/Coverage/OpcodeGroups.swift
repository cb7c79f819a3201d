import GuestISA

/// Opcodes that have cells of their own, each group without a gap in `rawValue`.
extension Opcode {
    static let branches = allCases.filter { $0.spec.effect == .branch }
    static let accesses = allCases.filter { $0.accessWidth > 0 }
    static let stores = allCases.filter { if case .store = $0.spec.effect { true } else { false } }

    /// Bytes that a load or store touches, 0 for other opcodes.
    var accessWidth: Int {
        switch spec.effect {
        case .load(let bytes), .store(let bytes): bytes
        case .compute, .branch, .jump, .fence, .trap: 0
        }
    }
}
