using Postmortem.Actions;
using Postmortem.Documents;
using Postmortem.People;
using Postmortem.Reviews;

namespace Postmortem.Reports;

/// <summary>What the team and its manager print: a review, and the register of actions. Who may see what is asked of the verbs behind.</summary>
public sealed class ReportDocuments(ReviewService reviews, ActionService actions, PeopleService people, TemplateFolder templates, TimeProvider clock)
{
    /// <summary>A review as a report; times stand in the reader's zone.</summary>
    /// <param name="language">"en" or "fr".</param>
    public async Task<Result<Document>> ReviewAsync(Actor actor, int number, string language, CancellationToken ct = default)
    {
        var opened = await reviews.OpenAsync(actor, number, ct);
        if (opened.Refusal is { } refusal) return refusal;
        var (organisation, now) = (await OrganisationAsync(ct), clock.GetUtcNow());
        return templates.TryFill("reports/review", language,
            ReviewModel.Of(opened.Value, organisation, ReportWords.In(language), organisation.DayOf(now)), now);
    }

    /// <summary>The register as a report: every row that the filter lets through, not one page of them.</summary>
    /// <param name="language">"en" or "fr".</param>
    public async Task<Result<Document>> ActionsAsync(Actor actor, ActionFilter filter, string language, CancellationToken ct = default)
    {
        List<ActionRow> rows = [];
        ActionRegister register;
        do
        {
            var listed = await actions.ListAsync(actor, filter with { Page = (rows.Count / ListPage<ActionRow>.Size) + 1 }, ct);
            if (listed.Refusal is { } refusal) return refusal;
            register = listed.Value;
            rows.AddRange(register.Page.Rows);
        }
        while (register.Page.Rows.Count == ListPage<ActionRow>.Size && rows.Count < register.Page.Total);
        return templates.TryFill("reports/actions", language, RegisterModel.Of(register, rows, filter, await OrganisationAsync(ct), ReportWords.In(language)),
            clock.GetUtcNow());
    }

    private async Task<Organisation> OrganisationAsync(CancellationToken ct) =>
        await people.OrganisationAsync(ct) ?? throw new InvalidOperationException("Someone asks for a report before there is an organisation.");
}
