"""How people name the parts of a decision table, in nine languages: words of our own, not those of the reader."""

LANGUAGES: dict[str, dict[str, list[str]]] = {
    "en": {
        "groups": ["Technology", "Business", "People"],
        "criterion": ["Criterion", "Criteria", "Factor"], "weight": ["Weight", "Weighting", "Weightings", "Importance"],
        "total": ["Total", "Weighted total", "Weighted score", "**Score**", "Overall", "Evidence-weighted total", "weighted_score"],
        "names": ["Cost", "Speed", "Safety", "Team fit", "Hiring", "Total cost of ownership"], "option": ["Option"], "notes": ["Notes"],
        "score": ["Score"], "weighted": ["Weighted"], "lower": ["lower is better"], "high": ["High"], "medium": ["Medium"], "low": ["Low"],
    },
    "de": {
        "groups": ["Technik", "Betrieb", "Menschen"],
        "criterion": ["Kriterium"], "weight": ["Gewicht", "Gewichtung", "Wichtung"], "total": ["Summe", "Gesamtnutzwert", "Gewichtete Summe", "Ergebnis", "Nutzwertsumme aller"],
        "names": ["Kosten", "Tempo", "Sicherheit", "Wartung", "Reife", "Größe"], "option": ["Variante"], "notes": ["Bemerkung"],
        "score": ["Punkte"], "weighted": ["Gewichtet"], "lower": ["niedriger ist besser"], "high": ["Hoch"], "medium": ["Mittel"], "low": ["Niedrig"],
    },
    "fr": {
        "groups": ["Technique", "Métier", "Personnes"],
        "criterion": ["Critère"], "weight": ["Poids", "Pondération", "Coefficient"], "total": ["Total", "Score pondéré", "Total pondéré", "Note finale", "Bilan chiffré"],
        "names": ["Coût", "Vitesse", "Sûreté", "Équipe", "Maturité", "Écosystème"], "option": ["Candidat"], "notes": ["Commentaire"],
        "score": ["Note"], "weighted": ["Note pondérée"], "lower": ["plus bas est mieux"], "high": ["Élevé"], "medium": ["Moyen"], "low": ["Faible"],
    },
    "es": {
        "groups": ["Técnica", "Negocio", "Personas"],
        "criterion": ["Criterio"], "weight": ["Peso", "Ponderación"], "total": ["Total", "Score ponderado", "Puntuación total", "Puntaje final"],
        "names": ["Coste", "Rapidez", "Riesgo", "Equipo", "Madurez", "Seguridad"], "option": ["Opción"], "notes": ["Comentarios"],
        "score": ["Puntaje"], "weighted": ["Parcial"], "lower": ["más bajo es mejor"], "high": ["Alto"], "medium": ["Medio"], "low": ["Bajo"],
    },
    "pt": {
        "groups": ["Técnica", "Negócio", "Pessoas"],
        "criterion": ["Critério"], "weight": ["Peso", "Ponderação"], "total": ["Total", "Pontuação total", "Soma ponderada", "Nota final"],
        "names": ["Custo", "Rapidez", "Risco", "Equipe", "Maturidade", "Segurança"], "option": ["Opção"], "notes": ["Comentário"],
        "score": ["Nota"], "weighted": ["Nota ponderada"], "lower": ["menor é melhor"], "high": ["Alto"], "medium": ["Médio"], "low": ["Baixo"],
    },
    "it": {
        "groups": ["Tecnica", "Impresa", "Persone"],
        "criterion": ["Criterio"], "weight": ["Peso", "Pesi"], "total": ["Totale", "Punteggio ponderato", "Totale ponderato", "Risultato"],
        "names": ["Costo", "Velocità", "Rischio", "Squadra", "Maturità", "Sicurezza"], "option": ["Opzione"], "notes": ["Commenti"],
        "score": ["Punteggio"], "weighted": ["Ponderato"], "lower": ["più basso è meglio"], "high": ["Alto"], "medium": ["Medio"], "low": ["Basso"],
    },
    "ru": {
        "groups": ["Техника", "Бизнес", "Люди"],
        "criterion": ["Критерий"], "weight": ["Вес", "Важность"], "total": ["Итог", "Итого", "Взвешенная сумма", "Общий балл"],
        "names": ["Цена", "Скорость", "Риск", "Команда", "Зрелость", "Надёжность"], "option": ["Вариант"], "notes": ["Комментарий"],
        "score": ["Балл"], "weighted": ["Взвешенный балл"], "lower": ["ниже — лучше"], "high": ["Высокий"], "medium": ["Средний"], "low": ["Низкий"],
    },
    "zh": {
        "groups": ["技术", "业务", "人员"],
        "criterion": ["维度", "指标"], "weight": ["权重"], "total": ["总分", "加权总分", "合计", "综合得分"], "names": ["成本", "速度", "安全", "团队", "成熟度", "生态"],
        "option": ["方案"], "notes": ["备注"], "score": ["得分"], "weighted": ["加权得分"], "lower": ["越低越好"], "high": ["高"], "medium": ["中"], "low": ["低"],
    },
    "ja": {
        "groups": ["技術", "事業", "人"],
        "criterion": ["評価項目", "評価軸"], "weight": ["重み", "重要度"], "total": ["合計", "総合点", "加重合計"], "names": ["費用", "速度", "安全性", "採用", "成熟度", "保守"],
        "option": ["選択肢"], "notes": ["備考"], "score": ["点数"], "weighted": ["加重点"], "lower": ["低いほど良い"], "high": ["高"], "medium": ["中"], "low": ["低"],
    },
}  # fmt: skip
