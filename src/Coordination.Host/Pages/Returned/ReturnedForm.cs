using Coordination.Host.Http;
using Coordination.Views;

namespace Coordination.Host.Pages.Returned;

/// <summary>
/// A form that was refused. Its page is shown again, and the form on it with everything that was typed, what is wrong, and the focus where
/// it is to be put right (<see cref="ReturnedForms"/>). As a result it only says so.
/// </summary>
/// <param name="Action">The address that the form was posted to, as the service writes it.</param>
/// <param name="Page">The local address of the page that the form was on.</param>
/// <param name="Fields">What was sent, with the fields that are not typed.</param>
/// <param name="Text">Why it was refused.</param>
/// <param name="Faults">What is wrong with fields of the form.</param>
/// <param name="Status">The HTTP status of the answer.</param>
internal sealed record ReturnedForm(
    string Action, string Page, IFormCollection Fields, string Text, IReadOnlyList<FieldFault> Faults, int Status) : IResult
{
    private static readonly object Item = new();

    /// <summary>The form that the request's answer returns; null: none.</summary>
    internal static ReturnedForm? Of(HttpContext http) => http.Items.TryGetValue(Item, out var form) ? (ReturnedForm)form! : null;

    /// <summary>A form as the request posted it.</summary>
    /// <param name="page">The page it was on; null: the one it names itself.</param>
    internal static ReturnedForm Of(
        HttpContext http, IFormCollection form, RefusalView refusal, string text, IReadOnlyList<FieldFault> faults, string? page = null) =>
        new(http.Request.Path, Forms.Local(page ?? form[Forms.ReturnTo].ToString()), form, text, faults, Problems.StatusOf(refusal.Kind));

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Items[Item] = this;
        httpContext.Response.StatusCode = Status;
        return Task.CompletedTask;
    }
}

/// <summary>What is wrong with a field of a form.</summary>
/// <param name="Field">The field's name.</param>
/// <param name="Text">What is wrong, in the user's language.</param>
internal sealed record FieldFault(string Field, string Text)
{
    /// <summary>What the field may have meant, to choose from; empty: that is not known.</summary>
    internal IReadOnlyList<FieldChoice> Choices { get; init; } = [];
}

/// <summary>Something that a field may have meant.</summary>
internal sealed record FieldChoice(string Value, string Label);
