(function () {
  "use strict";
  // Without this the table stands as it was printed; with it a column's head sorts its rows.
  document.querySelectorAll("table[data-sortable]").forEach(function (table) {
    var body = table.tBodies[0];
    table.querySelectorAll("thead th").forEach(function (head, column) {
      var button = document.createElement("button");
      button.type = "button";
      while (head.firstChild) { button.appendChild(head.firstChild); }
      head.appendChild(button);
      button.addEventListener("click", function () {
        var down = head.getAttribute("aria-sort") !== "descending";
        table.querySelectorAll("th[aria-sort]").forEach(function (other) { other.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        var key = function (row) {
          var cell = row.cells[column];
          return cell.hasAttribute("data-sort") ? cell.getAttribute("data-sort") : cell.textContent.trim();
        };
        Array.prototype.slice.call(body.rows).sort(function (one, other) {
          var a = key(one), b = key(other), x = parseFloat(a), y = parseFloat(b);
          var order = isNaN(x) || isNaN(y) ? a.localeCompare(b) : x - y;
          return down ? -order : order;
        }).forEach(function (row) { body.appendChild(row); });
      });
    });
  });
})();
