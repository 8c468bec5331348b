namespace Coordination.Silo.Citizens;

/// <summary>Who may ask a citizen for feedback. Key: the citizen key. No client of another program reaches it.</summary>
[Alias("coordination.feedback-asking")]
[GrainInterfaceType("coordination.feedback-asking")]
public interface IFeedbackAsking : IGrainWithStringKey
{
    /// <summary>
    /// The departments in whose name the calling caseworker may ask: those in which they work, and whose content of this citizen they see,
    /// the main one first. Empty for other callers. Null: nothing was reported of the citizen, and the caller sees every citizen.
    /// </summary>
    /// <exception cref="UnauthorizedAccessException">The caller does not see the citizen.</exception>
    [Alias("departments")]
    Task<IReadOnlyList<string>?> AskingDepartments();
}
