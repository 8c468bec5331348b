using Coordination.Domain.Citizens;
using Coordination.Domain.Organizations;
using Coordination.Domain.Reported;
using Coordination.Domain.Texts;
using Coordination.Ids;
using Coordination.Views;

namespace Coordination.Domain.Pictures;

/// <summary>The views of a citizen with every code and id as the organization spells it (<see cref="Spelling"/>).</summary>
public static class SpelledPicture
{
    /// <summary>How names of a citizen are shown: as the organization spells them, unknown ones as the first event did.</summary>
    public static Spelling SpellingOf(Citizen citizen, Organization organization)
    {
        Dictionary<string, string>? sent = null;
        foreach (var item in citizen.Items.Values)
            foreach (var taken in item.Events)
            {
                if (taken.UnknownNames is null) continue;
                foreach (var named in taken.Unknown)
                {
                    // Of several spellings the smallest is shown, so that the order of arrival does not matter.
                    sent ??= new(StringComparer.Ordinal);
                    if (!sent.TryGetValue(named.Form, out var before) || string.CompareOrdinal(named.Written, before) < 0)
                        sent[named.Form] = named.Written;
                }
            }

        return new Spelling(organization, sent);
    }

    /// <summary>The id of a caseworker or unit in a text, or the telephone number of a contact; null for another part.</summary>
    public static string? PartOf(this Spelling names, TextPart part) => part switch
    {
        PersonText person => names.Person(person.Id),
        UnitText unit => names.Unit(unit.Id),
        ContactText contact => names.EntryPhone(contact.Department),
        _ => null,
    };

    /// <summary>The whole picture.</summary>
    public static CitizenView In(this Spelling names, CitizenView picture) => names.IsPlain ? picture : picture with
    {
        Coordinator = picture.Coordinator is { } role ? names.In(role) : null,
        Consultant = picture.Consultant is { } consultant ? names.In(consultant) : null,
        SharedBy = [.. picture.SharedBy.Select(names.Department)],
        Interventions =
        [
            .. picture.Interventions.Select(it => it with
            {
                Id = names.Item(it.Id), Department = names.Department(it.Department), Unit = names.UnitOrNull(it.Unit),
                Caseworker = names.Person(it.Caseworker), Responsible = names.Person(it.Responsible),
                CaseworkerDepartment = names.DepartmentOrNull(it.CaseworkerDepartment),
            }),
        ],
        Appointments = [.. picture.Appointments.Select(names.In)],
        Admissions = [.. picture.Admissions.Select(it => it with { Id = names.Item(it.Id), Department = names.Department(it.Department) })],
        Requirements =
        [
            .. picture.Requirements.Select(it => it with
            {
                Id = names.Item(it.Id), Department = names.Department(it.Department), Caseworker = names.Person(it.Caseworker),
                AnsweredBy = names.ItemOrNull(it.AnsweredBy),
            }),
        ],
        Sanctions =
        [
            .. picture.Sanctions.Select(it => it with
            {
                Id = names.Item(it.Id), Department = names.Department(it.Department), Caseworker = names.Person(it.Caseworker),
                Advice = it.Advice is { } advice ? advice with { By = names.Person(advice.By) } : null,
            }),
        ],
        Benefits = [.. picture.Benefits.Select(it => it with { Id = names.Item(it.Id), Department = names.Department(it.Department) })],
        Deadlines = [.. picture.Deadlines.Select(names.In)],
        Conflicts = [.. picture.Conflicts.Select(names.In)],
        Handovers = [.. picture.Handovers.Select(names.In)],
        Contacts = [.. picture.Contacts.Select(names.In)],
        Measures = [.. picture.Measures.Select(names.In)],
        Feedback = [.. picture.Feedback.Select(it => it with { Department = names.Department(it.Department) })],
        Plan = picture.Plan is { } plan
            ? plan with { Id = names.Item(plan.Id), Content = plan.Content is { } content ? names.In(content) : null }
            : null,
        PlanDraft = picture.PlanDraft is { } draft ? names.In(draft) : null,
    };

    /// <summary>An appointment, with ids as the organization spells them.</summary>
    public static AppointmentView In(this Spelling names, AppointmentView it) => it with
    {
        Id = names.Item(it.Id), Department = names.Department(it.Department), Caseworker = names.Person(it.Caseworker),
        InterventionId = names.ItemOrNull(it.InterventionId),
    };

    /// <summary>A deadline, with ids as the organization spells them.</summary>
    public static DeadlineView In(this Spelling names, DeadlineView it) => it with
    {
        Id = names.Item(it.Id), Department = names.Department(it.Department), Responsible = names.Person(it.Responsible),
        About = names.Item(it.About),
    };

    /// <summary>A contact, with ids as the organization spells them.</summary>
    public static ContactView In(this Spelling names, ContactView it) => it with
    {
        Id = names.Item(it.Id), Department = names.Department(it.Department), Unit = names.Unit(it.Unit),
        Wants = names.DepartmentOrNull(it.Wants), Owner = names.PersonOrNull(it.Owner),
        Responsible = names.PersonOrNull(it.Responsible), OwnerDepartment = names.DepartmentOrNull(it.OwnerDepartment),
    };

    /// <summary>The consultant, with ids as the organization spells them.</summary>
    public static ConsultantView In(this Spelling names, ConsultantView consultant) => consultant with
    {
        Caseworker = names.PersonOrNull(consultant.Caseworker), Department = names.DepartmentOrNull(consultant.Department),
    };

    /// <summary>The coordinator, with ids as the organization spells them.</summary>
    public static CoordinatorView In(this Spelling names, CoordinatorView role) => role with
    {
        Caseworker = names.Person(role.Caseworker), Unit = names.UnitOrNull(role.Unit), Department = names.Department(role.Department),
        Responsible = names.Person(role.Responsible),
    };

    /// <summary>A conflict, with ids as the organization spells them.</summary>
    public static ConflictView In(this Spelling names, ConflictView it) => it with
    {
        Parties = [.. it.Parties.Select(names.In)],
        Settlement = it.Settlement is { } settled
            ? settled with { By = names.Person(settled.By), Party = settled.Party is { } party ? names.In(party) : null }
            : null,
        Proposed = names.PersonOrNull(it.Proposed),
        Owes = names.PersonOrNull(it.Owes),
        Told = [.. it.Told.Select(names.Person)],
        Choices = [.. it.Choices.Select(choice => choice with { Party = choice.Party is { } party ? names.In(party) : null })],
    };

    /// <summary>A plan, with ids as the organization spells them.</summary>
    public static PlanContentView In(this Spelling names, PlanContentView it) => it with
    {
        By = names.Person(it.By), Department = names.Department(it.Department),
        Agreed = it.Agreed is { } agreed ? agreed with { By = names.Person(agreed.By) } : null,
        Goals = [.. it.Goals.Select(goal => goal with { InterventionIds = [.. (goal.InterventionIds ?? []).Select(names.Item)] })],
    };

    /// <summary>A measure, with ids as the organization spells them.</summary>
    public static MeasureView In(this Spelling names, MeasureView it) => it with
    {
        Department = names.Department(it.Department), ByDepartment = names.Department(it.ByDepartment), By = names.Person(it.By),
        AnsweredBy = names.PersonOrNull(it.AnsweredBy), Owes = names.PersonOrNull(it.Owes),
    };

    /// <summary>A handover, with ids as the organization spells them.</summary>
    public static HandoverView In(this Spelling names, HandoverView it) => it with
    {
        What = it.What with { Id = names.ItemOrNull(it.What.Id) },
        From = names.Person(it.From),
        To = new ReceiverView(names.PersonOrNull(it.To.Caseworker), names.UnitOrNull(it.To.Unit)),
        By = names.Person(it.By),
        AnsweredBy = names.PersonOrNull(it.AnsweredBy),
        AcceptedBy = names.PersonOrNull(it.AcceptedBy),
        FromDepartment = names.DepartmentOrNull(it.FromDepartment),
        ToDepartment = names.DepartmentOrNull(it.ToDepartment),
    };

    /// <summary>Somebody who works with the citizen.</summary>
    public static ColleagueView In(this Spelling names, ColleagueView it) => it with
    {
        Caseworker = names.Person(it.Caseworker), Name = it.Name == it.Caseworker ? names.Person(it.Name) : it.Name,
        Department = names.Department(it.Department), Unit = names.UnitOrNull(it.Unit), Substitute = names.PersonOrNull(it.Substitute),
    };

    /// <summary>Whom to call.</summary>
    public static ReachView In(this Spelling names, ReachView it) => it with
    {
        Department = names.Department(it.Department), Caseworker = names.PersonOrNull(it.Caseworker),
        Name = it.Name == it.Caseworker ? names.PersonOrNull(it.Name) : it.Name, Unit = names.UnitOrNull(it.Unit),
        For = names.ItemOrNull(it.For), InsteadOf = names.PersonOrNull(it.InsteadOf),
    };

    private static PartyView In(this Spelling names, PartyView it) => it with
    {
        Id = it.Type == "citizen" ? it.Id : names.Item(it.Id), Department = names.DepartmentOrNull(it.Department),
    };
}
