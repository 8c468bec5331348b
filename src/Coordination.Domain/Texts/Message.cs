namespace Coordination.Domain.Texts;

/// <summary>What somebody is told, as texts and arguments; a <see cref="TextTable"/> has the words.</summary>
public sealed record Message(TextPart Title, TextPart Body);
