import GuestMachine

/// A law that an engine did not obey.
public struct LawBreak: Sendable {
    /// The law, as `MetamorphicChecker.lawNames` has it.
    public let law: String
    /// What it says.
    public let statement: String
    /// The engine that ran both programs.
    public let engine: EngineKind
    /// The program.
    public let original: Program
    /// What the law made of it.
    public let variant: Program
    /// The first difference, as text: `x5 is 1, expected 0`.
    public let difference: String

    /// A broken law from its parts.
    public init(
        law: String, statement: String, engine: EngineKind, original: Program, variant: Program, difference: String
    ) {
        self.law = law
        self.statement = statement
        self.engine = engine
        self.original = original
        self.variant = variant
        self.difference = difference
    }

    /// What identifies findings of this law in files.
    public static let signaturePrefix = "law-"

    /// The law as the signature of a finding.
    public var signature: String { LawBreak.signaturePrefix + law }

    /// The law that a finding's signature names; nil if it is another kind of finding.
    public static func law(ofSignature signature: String) -> String? {
        guard signature.hasPrefix(signaturePrefix) else { return nil }
        let name = String(signature.dropFirst(signaturePrefix.count))
        return MetamorphicChecker.lawNames.contains(name) ? name : nil
    }
}
