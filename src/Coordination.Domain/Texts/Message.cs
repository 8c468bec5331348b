namespace Coordination.Domain.Texts;

/// <summary>A message as texts and arguments. A <see cref="TextTable"/> puts it into words.</summary>
public sealed record Message(TextPart Title, TextPart Body);
