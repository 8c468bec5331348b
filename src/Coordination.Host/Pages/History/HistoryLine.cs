namespace Coordination.Host.Pages.History;

/// <summary>One journal entry in words.</summary>
/// <param name="Version">The entry's version in the journal.</param>
/// <param name="At">The instant it was recorded.</param>
/// <param name="What">What happened, in the user's language.</param>
/// <param name="By">The name of its author: a person, a department's system, or the policy; null: masked.</param>
/// <param name="Why">The reason a person gave, or the rule and its basis; null: neither.</param>
/// <param name="PolicyVersion">The policy version of a decision; null for reported events.</param>
public sealed record HistoryLine(long Version, DateTimeOffset At, string What, string? By, string? Why, string? PolicyVersion);
