import GuestISA
import GuestMachine
import Lockstep

/// Divergences that are taken for one bug: those that resemble each other, or have the same minimal program.
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
}

extension Cluster {
    /// Whether another divergence has come down to the same instructions and is the same engine's.
    func isShown(by program: Program, _ shown: Finding) -> Bool {
        shown.guilty == finding.guilty && program.code == minimal.code
    }

    /// The name of a cluster whose minimal program is `program`.
    static func name(_ signature: DivergenceSignature, _ program: Program) -> String {
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
