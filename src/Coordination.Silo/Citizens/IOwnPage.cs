using Coordination.Events;
using Coordination.Views;

namespace Coordination.Silo.Citizens;

/// <summary>
/// A citizen's own page. Key: the citizen key. Only that citizen calls it, in whose name the host calls after the sign-in: no client of
/// another program reaches it.
/// </summary>
[Alias("coordination.own-page")]
[GrainInterfaceType("coordination.own-page")]
public interface IOwnPage : IGrainWithStringKey
{
    /// <summary>Whether there is a page: something was reported of the citizen, and they live.</summary>
    /// <exception cref="UnauthorizedAccessException">The caller is not this citizen.</exception>
    [Alias("is-open")]
    Task<bool> IsOpen();

    /// <summary>The page; null: there is none.</summary>
    /// <exception cref="UnauthorizedAccessException">The caller is not this citizen.</exception>
    [Alias("read")]
    Task<OwnPageView?> OwnPage();

    /// <summary>Takes what the citizen says as a contact. The same id said again changes nothing.</summary>
    /// <param name="id">The id of the message, of letters and digits.</param>
    /// <param name="text">What they say.</param>
    /// <param name="appointment">The appointment whose time does not fit; null: it is a wish.</param>
    /// <returns>Why it is refused; null: it was taken.</returns>
    /// <exception cref="UnauthorizedAccessException">The caller is not this citizen.</exception>
    [Alias("say")]
    Task<RefusalView?> Say(string id, string text, string? appointment);

    /// <summary>Records what the citizen answers on a scale. The same id with the same score again changes nothing.</summary>
    /// <param name="id">The id of the event.</param>
    /// <param name="department">The department that asked.</param>
    /// <param name="score">The sum of the scale, 0 to 40.</param>
    /// <returns>Why it is refused: a conflict if the id has another score already, or the citizen has died; null: it is recorded.</returns>
    /// <exception cref="UnauthorizedAccessException">The caller is not this citizen.</exception>
    [Alias("give-feedback")]
    Task<RefusalView?> GiveFeedback(string id, string department, FeedbackInstrument instrument, decimal score);
}
