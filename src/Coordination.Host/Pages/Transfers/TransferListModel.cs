using Coordination.Domain.Names;
using Coordination.Domain.Reported;
using Coordination.Grains;
using Coordination.Ids;
using Coordination.Silo.Transfers;
using Coordination.Views;

namespace Coordination.Host.Pages.Transfers;

/// <summary>The list of transfers, and the form to order one.</summary>
/// <param name="MayOrder">Whether the form is shown.</param>
/// <param name="Givers">
/// The people whose caseload the user may transfer. Empty when there are more than 300: then they are searched.
/// </param>
/// <param name="Units">The units of their departments.</param>
public sealed record TransferListModel(
    IReadOnlyList<TransferModel> Transfers, bool MayOrder, IReadOnlyList<TransferChoice> Givers, IReadOnlyList<TransferChoice> Units)
{
    /// <summary>Rows for receivers in the form.</summary>
    internal const int ReceiversMax = 6;

    private const int GiversMax = 300;

    /// <summary>The id of the person whose caseload the form begins with; null: none is chosen.</summary>
    public string? From { get; init; }

    /// <summary>The address of the next page; null on the last.</summary>
    public string? Next { get; init; }

    internal static TransferListModel Of(IReadOnlyList<CaseloadTransferView> transfers, bool mayOrder, PageUser user, Caller caller)
    {
        var organization = user.Organization;
        List<TransferChoice> givers =
        [
            .. organization.Document.Caseworkers.Select(person => (Person: person, HasLeft: false))
                .Concat(organization.Left.Select(person => (Person: person, HasLeft: true)))
                .Where(giver => mayOrder && TransferAccess.MayOrder(caller, organization, giver.Person.Id))
                .Select(giver => new TransferChoice(giver.Person.Id, giver.Person.Name, giver.HasLeft))
                .OrderBy(giver => giver.Name, DanishOrder.Names),
        ];
        HashSet<string> departments =
        [
            .. givers.SelectMany(giver => organization.DepartmentsOf(new CaseworkerId(giver.Id))).Select(static code => code.Value),
        ];
        return new TransferListModel(
            [.. transfers.Select(transfer => TransferModel.Of(transfer, user, mayOrder: false))], mayOrder,
            givers.Count <= GiversMax ? givers : [],
            [
                .. organization.Document.Units.Where(unit => departments.Contains(new DepartmentCode(unit.Department).Value))
                    .Select(unit => new TransferChoice(unit.Id, unit.Name, false)),
            ]);
    }
}

/// <summary>A person or unit to choose in the form.</summary>
/// <param name="HasLeft">Whether the person has left the organization.</param>
public sealed record TransferChoice(string Id, string Name, bool HasLeft);
