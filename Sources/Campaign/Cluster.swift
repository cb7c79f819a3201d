import GuestISA
import GuestMachine
import Lockstep

/// Divergences that are taken for one bug; see `isSameBug`.
public struct Cluster: Sendable {
    /// `<guilty>-<opcode>-<field>-<hash8>`: the signature and a hash of the minimal program.
    public var name: String
    /// The program that was found first.
    public var original: Program
    /// How engines were stepped when it diverged.
    public var originalMode: LockstepMode
    /// Its number.
    public var index: UInt64
    /// The minimal program.
    public var minimal: Program
    /// What the minimal program shows.
    public var finding: Finding
    /// What the minimal program's code has in common with that of other findings; see
    /// `DivergenceMinimizer.canonicalCode`.
    public var canonicalCode: [UInt32]
    /// Which of `CampaignOptions.knownIssues` it is; nil if it is new.
    public var knownIssue: Int?
    /// Programs that diverged in this way.
    public var count: UInt64

    /// A cluster with the name that goes with its minimal program.
    public init(
        original: Program, originalMode: LockstepMode, index: UInt64, minimal: Program, finding: Finding,
        canonicalCode: [UInt32]? = nil, count: UInt64 = 1
    ) {
        name = Cluster.name(finding.signature, minimal)
        self.original = original
        self.originalMode = originalMode
        self.index = index
        self.minimal = minimal
        self.finding = finding
        self.canonicalCode = canonicalCode ?? minimal.code
        self.count = count
    }
}

extension Cluster {
    /// Whether both are most likely one bug: of the same engine, and either they come down to the same instructions or
    /// to the same operations in the same part, or they are in a part where a mistake shows at any instruction.
    public func isSameBug(as other: Cluster) -> Bool {
        guard finding.guilty == other.finding.guilty else { return false }
        if canonicalCode == other.canonicalCode { return true }
        guard let blame = finding.blame, let others = other.finding.blame else { return false }
        switch blame.part {
        case .optimization:
            let (needed, othersNeeded) = (Set(blame.needed), Set(others.needed))
            return blame.part == others.part
                || !needed.isEmpty && needed.isSubset(of: othersNeeded)
                || !othersNeeded.isEmpty && othersNeeded.isSubset(of: needed)
        case .codeCache, .tierChange: return blame.part == others.part
        // What needs several instructions is a mistake in what goes on between them, such as which host register holds
        // what, and shows at any; what one instruction shows by itself is a mistake in that one.
        case .frontEnd, .backEnd, .translation, .interpretation:
            guard blame.part == others.part else { return false }
            return canonicalCode.count > 1 && other.canonicalCode.count > 1
                || canonicalOpcodes == other.canonicalOpcodes
        }
    }

    /// The operations of the canonical code; nil for words that are no instruction.
    private var canonicalOpcodes: [Opcode?] { canonicalCode.map { Instruction(decoding: $0)?.opcode } }

    /// The name of a cluster whose minimal program is `program`.
    static func name(_ signature: some CustomStringConvertible, _ program: Program) -> String {
        var digest = StateDigest()
        for word in program.code { digest.combine(UInt64(word)) }
        for register in program.registers { digest.combine(register) }
        for segment in program.data {
            digest.combine(segment.address)
            for byte in segment.bytes { digest.combine(UInt64(byte)) }
        }
        return "\(signature)-" + hexDigits(UInt32(truncatingIfNeeded: digest.value >> 32))
    }
}
