import GuestISA
import GuestMachine
import Lockstep

/// Divergences that are taken for one bug: those that resemble each other, have the same
/// minimal program or need the same optimizations.
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
    /// Programs that diverged in this way.
    public var count: UInt64

    /// A cluster with the name that goes with its minimal program.
    public init(
        original: Program, originalMode: LockstepMode, index: UInt64, minimal: Program, finding: Finding,
        count: UInt64 = 1
    ) {
        name = Cluster.name(finding.signature, minimal)
        self.original = original
        self.originalMode = originalMode
        self.index = index
        self.minimal = minimal
        self.finding = finding
        self.count = count
    }
}

extension Cluster {
    /// Whether another divergence of the same engine has come down to the same instructions, or needs the same
    /// optimizations: a mistake in a pass shows at any instruction.
    public func isShown(by program: Program, _ shown: Finding) -> Bool {
        guard shown.guilty == finding.guilty else { return false }
        if program.code == minimal.code { return true }
        return shown.neededOptimizations?.isEmpty == false && shown.neededOptimizations == finding.neededOptimizations
    }

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
