namespace Coordination.Host.Pages;

/// <summary>The page shown instead of one that cannot be shown.</summary>
/// <param name="Why">
/// The prefix of its text keys: <c>closed</c>, <c>no-citizen</c>, <c>no-page</c>, <c>not-yours</c>, <c>has-left</c>,
/// <c>too-many</c>, <c>provider-away</c>, <c>form-expired</c> or <c>failed</c>.
/// </param>
/// <param name="CitizenKey">The citizen whose responsible persons the user may ask for; null: none.</param>
public sealed record StatusPageModel(string Why, string? CitizenKey);
