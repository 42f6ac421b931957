using Postmortem.Documents;
using Postmortem.Reviews;
using Postmortem.Sessions;
using Postmortem.Wording;

namespace Postmortem.Reports;

/// <summary>Reads every template before anything is served: a slip in one is found at the start, not by a customer.</summary>
public sealed class TemplateCheck(TemplateFolder documents, ReviewTemplates reviews, WordingGuides wording, QuestionDecks decks)
{
    /// <returns>One line for each problem, as file:line:column: what to do. Empty where all is well.</returns>
    public IReadOnlyList<string> Problems()
    {
        List<string> problems = [.. documents.Check().Select(p => p.ToString())];
        try
        {
            reviews.All();
        }
        catch (ReviewTemplateException e)
        {
            problems.Add($"reviews/{e.Message}");
        }
        try
        {
            wording.All();
        }
        catch (WordingException e)
        {
            problems.Add($"wording/{e.Message}");
        }
        try
        {
            decks.All();
        }
        catch (QuestionDeckException e)
        {
            problems.Add($"sessions/{e.Message}");
        }
        return problems;
    }
}
