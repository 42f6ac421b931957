using Microsoft.AspNetCore.Components;
using Postmortem.Reviews;
using Postmortem.Reviews.Factors;
using Postmortem.Reviews.Fix;
using Postmortem.Web.Components.Kit.Fields;
using Postmortem.Web.Components.Reviews.Desk;

namespace Postmortem.Web.Components.Reviews.Factors;

/// <summary>One factor with what explains it beneath.</summary>
public sealed partial class FactorCard
{
    [Inject] private FactorService Factors { get; set; } = default!;

    private bool asking;
    private bool moving;
    private string? editing;

    [Parameter, EditorRequired] public ContributingFactor Factor { get; set; } = default!;

    /// <summary>Of the factors that stand on the page now, those beneath each.</summary>
    [Parameter, EditorRequired] public ILookup<Guid, ContributingFactor> Beneath { get; set; } = default!;

    protected override SharableThing Shared => new(FactAbout.Why, Factor.Id, Factor.Text, Anchor);

    private string Anchor => $"factor-{Factor.Id:N}";
    private string Name => Words.Short(Factor.Text, 60);

    private IEnumerable<ContributingFactor> Children => Beneath[Factor.Id];

    private IReadOnlyList<ContributingFactor> Siblings => [.. Review.Factors.Where(f => f.ParentId == Factor.ParentId)];

    /// <summary>Everywhere but beneath itself, indented as the tree is.</summary>
    private IReadOnlyList<Choice> Places
    {
        get
        {
            var own = new HashSet<Guid> { Factor.Id };
            List<Choice> places = [];
            foreach (var (factor, depth) in Review.FactorTree())
            {
                if (factor.ParentId is { } parent && own.Contains(parent)) own.Add(factor.Id);
                if (!own.Contains(factor.Id)) places.Add(new Choice(factor.Id.ToString(), $"{new string('\u2003', depth)}{Words.Short(factor.Text, 70)}"));
            }
            return places;
        }
    }

    internal static IReadOnlyList<Choice> CategoriesOf(ReviewTemplate template) =>
        [.. template.Analyze.Categories.Select(c => new Choice(c.Key, c.Name))];

    private void Edit(string field) => editing = field;

    private async Task DoneAsync()
    {
        editing = null;
        StateHasChanged();
        await Focus.ToAsync($"{Anchor}-change");
    }

    private async Task AskedAsync()
    {
        asking = false;
        StateHasChanged();
        await Focus.ToAsync($"{Anchor}-ask");
    }

    private Task ChooseAsync(string? place)
    {
        Guid? parent = Guid.TryParse(place, out var id) ? id : null;
        return parent == Factor.ParentId ? Task.CompletedTask : MoveAsync(new FactorPlace(parent, null));
    }

    private async Task MoveAsync(FactorPlace to)
    {
        var (id, was, anchor) = (Factor.Id, FactorPlace.Of(Review, Factor), Anchor);
        if (!await RunAsync(() => Factors.MoveFactorAsync(Actor, Number, id, to.ParentId, to.BeforeId), "The factor was moved.", () =>
            Factors.MoveFactorAsync(Actor, Number, id, was.ParentId, was.BeforeId))) return;
        moving = false;
        await Focus.ToAsync($"{anchor}-move");
    }

    private async Task RemoveAsync()
    {
        var id = Factor.Id;
        var next = Siblings.FirstOrDefault(f => f.Id != id)?.Id ?? Factor.ParentId;
        if (await RunAsync(() => Factors.RemoveFactorAsync(Actor, Number, id), "The factor was removed.", () => Factors.RestoreFactorAsync(Actor, Number, id)))
            await Focus.ToAsync(next is { } other ? $"factor-{other:N}-change" : "factor-new");
    }
}
