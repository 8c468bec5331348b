using Coordination.Grains;
using Coordination.Host.Access;
using Coordination.Host.Pages.Citizens;

namespace Coordination.Host.Pages.Measures;

/// <summary>The forms of a citizen's page to ask a department for a measure, and to answer for the department.</summary>
internal static class MeasureForms
{
    internal static Task<IResult> AskAsync(HttpContext http, string key, CitizenSight sight, PageFactory pages) =>
        CitizenForms.SendAsync(http, key, sight, pages, "ask-measure", async (citizen, form) => (await citizen.AskMeasure(
            new MeasureRequest
            {
                Department = Forms.Text(form, "department"), What = Forms.Text(form, "what"), Reason = Forms.Text(form, "reason"),
            },
            null)).Refusal);

    internal static Task<IResult> AnswerAsync(HttpContext http, string key, string measure, CitizenSight sight, PageFactory pages) =>
        CitizenForms.SendAsync(http, key, sight, pages, "answer-measure", async (citizen, form) => (await citizen.AnswerMeasure(
            measure,
            new MeasureReply
            {
                Answer = Forms.Text(form, "answer"), Reason = Forms.Text(form, "reason"), Basis = Forms.Text(form, "basis"),
                Offer = Forms.Text(form, "offer"),
            },
            null)).Refusal);
}
